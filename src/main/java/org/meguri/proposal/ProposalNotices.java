package org.meguri.proposal;

import java.util.List;
import org.meguri.organization.Role;
import org.meguri.task.Notices;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Departments hear that proposals are asked for, and what became of theirs. */
@Component
class ProposalNotices {

    private final ProposalLookup proposals;
    private final Notices notices;

    ProposalNotices(ProposalLookup proposals, Notices notices) {
        this.proposals = proposals;
        this.notices = notices;
    }

    /** Nobody has a task before a proposal is begun: without a letter the departments would not know. */
    @EventListener
    void on(ProposalRoundOpened event) {
        var round = proposals.round(event.round());
        for (var role : List.of(Role.SECTION_STAFF, Role.SECTION_CHIEF)) {
            notices.tell(
                    role,
                    null,
                    new Notice(
                            "PROPOSAL_ROUND:" + event.round(),
                            "PROPOSAL_ROUND",
                            null,
                            "/proposals/rounds/" + event.round(),
                            "proposal.letter.opened",
                            round.title(),
                            round.dues().writing()));
        }
    }

    @EventListener
    void on(ProposalReturned event) {
        tell(event.proposal(), event.number(), "RETURNED", event.byPlanning() ? "returned.planning" : "returned.chief");
    }

    @EventListener
    void on(ProposalAdopted event) {
        tell(event.proposal(), event.number(), "ADOPTED", "adopted");
    }

    @EventListener
    void on(ProposalDeclined event) {
        tell(event.proposal(), event.number(), "DECLINED", "declined");
    }

    private void tell(ProposalId id, int number, String what, String message) {
        var proposal = proposals.get(id);
        notices.tell(
                Role.SECTION_STAFF,
                proposal.leadUnit(),
                new Notice(
                        "PROPOSAL_" + what + ":" + id + ":" + number,
                        "PROPOSAL_" + what,
                        Integer.toString(proposal.seq()),
                        "/proposals/" + id,
                        "proposal.letter." + message,
                        proposal.heading(),
                        proposals.round(proposal.round()).title()));
    }
}
