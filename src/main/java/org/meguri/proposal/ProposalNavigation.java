package org.meguri.proposal;

import java.util.List;
import org.meguri.organization.Navigation;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.springframework.stereotype.Component;

@Component
class ProposalNavigation implements Navigation {

    private final ProposalRounds rounds;

    ProposalNavigation(ProposalRounds rounds) {
        this.rounds = rounds;
    }

    /** Departments see the entry from the first round on. */
    @Override
    public List<Entry> entries(SignedIn person) {
        var asked = person.has(Role.SECTION_STAFF) || person.has(Role.SECTION_CHIEF) || person.has(Role.DIRECTOR);
        return person.has(Role.PLANNING) || (asked && rounds.count() > 0)
                ? List.of(new Entry("/proposals", "proposal.menu", 450, null))
                : List.of();
    }
}
