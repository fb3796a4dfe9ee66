package org.meguri.organization;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The administrator's pages and everybody's own password. */
@Component
class OrganizationNavigation implements Navigation {

    private static final int ADMINISTRATION = 900;
    private static final int ACCOUNT = 990;

    @Override
    public List<Entry> entries(SignedIn person) {
        var entries = new ArrayList<Entry>();
        if (person.has(Role.ADMINISTRATOR)) {
            entries.add(new Entry("/admin/officers", "organization.menu.officers", ADMINISTRATION, null));
            entries.add(new Entry("/admin/units", "organization.menu.units", ADMINISTRATION + 1, null));
        }
        entries.add(new Entry("/account", "organization.menu.account", ACCOUNT, null));
        return entries;
    }
}
