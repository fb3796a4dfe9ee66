package org.meguri.proposal;

import java.time.Clock;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.meguri.organization.WhoSigns.Signature;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** A chief approves a proposal for a unit, or sends it back. */
@UseCase
public class ApproveProposal {

    static final int LONGEST_REASON = 1_000;

    private final Proposals proposals;
    private final ProposalDecisions decisions;
    private final Directory directory;
    private final WhoSigns whoSigns;
    private final DecisionsInStead decisionsInStead;
    private final ProposalFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ApproveProposal(
            Proposals proposals,
            ProposalDecisions decisions,
            Directory directory,
            WhoSigns whoSigns,
            DecisionsInStead decisionsInStead,
            ProposalFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.proposals = proposals;
        this.decisions = decisions;
        this.directory = directory;
        this.whoSigns = whoSigns;
        this.decisionsInStead = decisionsInStead;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Decides. Deciding the same in the same words again, as a double click does, changes nothing.
     *
     * @param unit for which unit of the proposal
     * @param number the submission that was shown
     * @param verdict approved or returned
     * @param reason required when it is sent back
     * @throws Refusal (404) when the person does not approve for this unit; (403) when they wrote it, or their
     *     days as a deputy are over; (409) when it has moved
     *     on or a colleague decided first; (422) when the reason is missing
     */
    public void decide(ProposalId id, UnitId unit, int number, Verdict verdict, String reason, SignedIn by) {
        if (verdict != Verdict.APPROVED && verdict != Verdict.RETURNED) {
            throw new Refusal("proposal.verdict-missing");
        }
        var proposal = proposals.hold(id);
        var view = proposal.view();
        var signature = requireApprover(view, unit, by);
        var stead = signature.stead();
        var words = FreeText.accept("proposal.reason", reason, verdict == Verdict.RETURNED, LONGEST_REASON);
        var earlier = decisions.of(id).stream()
                .map(ProposalDecision::view)
                .filter(one -> one.number() == number && unit.equals(one.unit()))
                .findFirst();
        if (earlier.isPresent()) {
            var made = earlier.get();
            if (made.by().equals(by.id())
                    && made.verdict() == verdict
                    && made.reason().equals(words)) {
                return;
            }
            throw Refusal.conflict(
                    "proposal.already." + made.verdict(),
                    view.heading(),
                    directory.officer(made.by()).name());
        }
        proposal.requireDecidable(ProposalState.SUBMITTED, number, by.id());
        var now = clock.instant();
        decisions.saveAndFlush(new ProposalDecision(
                id,
                new DecisionView(
                        number,
                        verdict,
                        unit,
                        words,
                        by.id(),
                        stead.map(Stead::principal).orElse(null),
                        signature.role() == Role.DIRECTOR,
                        now,
                        null)));
        stead.ifPresent(whose -> decisionsInStead.record(
                new DecisionsInStead.Made(
                        whose, "proposal.in-stead." + verdict, id.value(), null, view.heading(), "/proposals/" + id),
                by.id(),
                now));
        if (verdict == Verdict.RETURNED) {
            proposal.sendBack(ProposalState.SUBMITTED);
            announcements.publishEvent(new ProposalReturned(id, number, false, by.id(), now));
        } else {
            if (decisions.of(id).stream()
                    .map(ProposalDecision::view)
                    .filter(one -> one.number() == number && one.verdict() == Verdict.APPROVED)
                    .map(DecisionView::unit)
                    .toList()
                    .containsAll(view.units())) {
                proposal.approve();
            }
            announcements.publishEvent(new ProposalApproved(id, number, unit, by.id(), now));
        }
        proposals.saveAndFlush(proposal);
        flow.decided(id, unit, verdict);
    }

    /** @return as what the person decides, and in whose stead if not on their own account */
    private Signature requireApprover(ProposalView proposal, UnitId unit, SignedIn by) {
        if (!proposal.units().contains(unit)) {
            throw Refusal.notFound("proposal.unknown");
        }
        return whoSigns.sign(
                by,
                unit,
                proposal.writers()::contains,
                Refusal.notFound("proposal.unknown"),
                Refusal.forbidden("proposal.chief-decides", proposal.heading()));
    }
}
