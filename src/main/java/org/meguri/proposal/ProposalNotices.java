package org.meguri.proposal;

import org.meguri.organization.Role;
import org.meguri.task.Notices;
import org.meguri.task.Notices.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The department hears at once what became of its proposal. */
@Component
class ProposalNotices {

    private final ProposalLookup proposals;
    private final Notices notices;

    ProposalNotices(ProposalLookup proposals, Notices notices) {
        this.proposals = proposals;
        this.notices = notices;
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
