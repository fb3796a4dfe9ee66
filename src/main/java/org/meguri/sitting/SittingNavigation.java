package org.meguri.sitting;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

/** Members come for the papers; planning arranges sittings from the year's own page. */
@Component
class SittingNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.COMMITTEE_MEMBER)
                ? List.of(new Entry("/sittings", "sitting.table", 290, null))
                : List.of();
    }
}
