package org.meguri.crosstab;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class CrosstabNavigation implements Navigation {

    private static final int AFTER_THE_MONITOR = 155;

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.PLANNING) || person.has(Role.SECTION_CHIEF) || person.has(Role.DIRECTOR)
                ? List.of(new Entry("/crosstabs", "crosstab.menu", AFTER_THE_MONITOR, null))
                : List.of();
    }
}
