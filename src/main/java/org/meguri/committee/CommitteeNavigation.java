package org.meguri.committee;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class CommitteeNavigation implements Navigation {

    @Override
    public List<Entry> entries(SignedIn person) {
        return person.has(Role.COMMITTEE_MEMBER) || person.has(Role.PLANNING)
                ? List.of(new Entry("/committee", "committee.menu", 300, null))
                : List.of();
    }
}
