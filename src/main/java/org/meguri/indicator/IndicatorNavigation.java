package org.meguri.indicator;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** Whoever enters actuals, or answers for them, finds them in the menu. */
@Component
class IndicatorNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) || person.has(Role.SECTION_STAFF) || person.has(Role.SECTION_CHIEF)
                ? List.of(new Entry("/indicators", "indicator.menu", 350, null))
                : List.of();
    }
}
