package org.meguri.proposal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.Responsibility;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.FreeText;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.context.ApplicationEventPublisher;

/** The planning division adopts a proposal, declines it, or sends it back. */
@UseCase
public class DecideProposal {

    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final ProposalDecisions decisions;
    private final PlanRegister plans;
    private final EditRegister register;
    private final Sheets sheets;
    private final ProposalFlow flow;
    private final Words words;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    DecideProposal(
            Proposals proposals,
            ProposalRounds rounds,
            ProposalDecisions decisions,
            PlanRegister plans,
            EditRegister register,
            Sheets sheets,
            ProposalFlow flow,
            Words words,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.decisions = decisions;
        this.plans = plans;
        this.register = register;
        this.sheets = sheets;
        this.flow = flow;
        this.words = words.inJapanese();
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What the item is to say.
     *
     * @param values by field of {@link ProposalShape#ofItem} of the target
     * @param units the first one leads
     * @param seq its place in the plan's table, or 0 for the end
     */
    public record Item(Map<String, String> values, List<Responsibility> units, int seq) {}

    /** What the proposal says, as far as the target can say it: what an item would be without a further word of planning. */
    public Item proposed(ProposalId id) {
        var proposal = proposals.get(id).view();
        var round = rounds.get(proposal.round());
        var target = ProposalShape.ofItem(plans.plan(round.view().target()).definition());
        return new Item(round.shape().content(target, proposal.content()), proposal.responsibilities(), 0);
    }

    /**
     * Adopts the proposal: it becomes an item of the round's plan from the round's year on.
     *
     * @param number the submission that was shown
     * @param item what the item says
     * @param reason why, for the register; may be empty
     * @param seen see {@link Decision#seen}
     * @throws Refusal (403) for everybody but the planning division and for whoever wrote it; (409) when it has moved on or the
     *     register has changed; (422) when the register cannot take the item, such as a number that is there already
     * @throws InvalidProposal when a field that the plan requires is missing or wrong; nothing is kept
     */
    public PlanItemId adopt(ProposalId id, int number, Item item, String reason, @Nullable Integer seen, SignedIn by) {
        OpenRound.requirePlanning(by);
        var proposal = proposals.hold(id);
        proposal.requireDecidable(ProposalState.APPROVED, number, by.id());
        var why = FreeText.accept("proposal.reason", reason, false, ApproveProposal.LONGEST_REASON);
        var round = rounds.get(proposal.round()).view();
        var target = plans.plan(round.target());
        var shape = ProposalShape.ofItem(target.definition());
        var sheet = shape.read(sheets);
        var values = sheet.normalise(item.values());
        var errors = new ArrayList<FieldError>(sheet.check(values));
        errors.addAll(shape.wrongFigures(values));
        errors.addAll(shape.longName(values));
        if (!errors.isEmpty()) {
            throw new InvalidProposal(errors);
        }
        var view = proposal.view();
        var told = words.of("proposal.adopted.reason", round.title(), Integer.toString(view.seq()), view.heading());
        var became = register.add(
                target.id(),
                shape.draft(item.seq(), values, item.units()),
                new Decision(round.year(), why.isEmpty() ? told : told + "\n" + why, seen),
                by);
        var now = clock.instant();
        keep(proposal, number, Verdict.ADOPTED, why, by);
        proposal.adopt(became);
        proposals.saveAndFlush(proposal);
        flow.decided(id, Verdict.ADOPTED);
        announcements.publishEvent(new ProposalAdopted(id, number, became, by.id(), now));
        return became;
    }

    /**
     * Declines the proposal.
     *
     * @param reason what the department is told
     * @throws Refusal (403) for everybody but the planning division and for whoever wrote it; (409) when it has moved on; (422)
     *     when the reason is missing
     */
    public void decline(ProposalId id, int number, String reason, SignedIn by) {
        OpenRound.requirePlanning(by);
        var proposal = proposals.hold(id);
        proposal.requireDecidable(ProposalState.APPROVED, number, by.id());
        keep(proposal, number, Verdict.DECLINED, required(reason), by);
        proposal.decline();
        proposals.saveAndFlush(proposal);
        flow.decided(id, Verdict.DECLINED);
        announcements.publishEvent(new ProposalDeclined(id, number, by.id(), clock.instant()));
    }

    /**
     * Sends the proposal back to its department, also while it still waits for a chief: where nobody signs for a unit, it
     * would wait for ever.
     *
     * @throws Refusal as {@link #decline}
     */
    public void sendBack(ProposalId id, int number, String reason, SignedIn by) {
        OpenRound.requirePlanning(by);
        var proposal = proposals.hold(id);
        var from = proposal.state() == ProposalState.SUBMITTED ? ProposalState.SUBMITTED : ProposalState.APPROVED;
        proposal.requireDecidable(from, number, by.id());
        keep(proposal, number, Verdict.RETURNED, required(reason), by);
        proposal.sendBack(from);
        proposals.saveAndFlush(proposal);
        if (from == ProposalState.SUBMITTED) {
            flow.recalled(id);
        } else {
            flow.decided(id, Verdict.RETURNED);
        }
        announcements.publishEvent(new ProposalReturned(id, number, true, by.id(), clock.instant()));
    }

    private static String required(String reason) {
        return FreeText.accept("proposal.reason", reason, true, ApproveProposal.LONGEST_REASON);
    }

    private void keep(Proposal proposal, int number, Verdict verdict, String reason, SignedIn by) {
        decisions.saveAndFlush(new ProposalDecision(
                proposal.id(),
                new DecisionView(number, verdict, null, reason, by.id(), null, false, clock.instant(), null)));
    }
}
