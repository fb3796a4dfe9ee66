package org.meguri.cycle;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class CycleNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) ? List.of(new Entry("/cycles", "cycle.menu", 500, null)) : List.of();
    }
}
