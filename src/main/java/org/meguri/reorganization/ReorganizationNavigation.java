package org.meguri.reorganization;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class ReorganizationNavigation implements Navigation {

    private static final int AFTER_UNITS = 902;

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.ADMINISTRATOR) || person.has(Role.PLANNING)
                ? List.of(new Entry("/admin/reorganizations", "reorganization.menu", AFTER_UNITS, null))
                : List.of();
    }
}
