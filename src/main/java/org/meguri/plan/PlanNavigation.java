package org.meguri.plan;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** The register of plans is the planning division's. */
@Component
class PlanNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) ? List.of(new Entry("/plans", "plan.menu", 800, null)) : List.of();
    }
}
