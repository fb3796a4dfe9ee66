package org.meguri.approval;

import java.time.Clock;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** 承認の取消し: whoever approved a sheet takes that back while planning has not accepted it. */
@UseCase
public class TakeApprovalBack {

    private final Approvals approvals;
    private final TakenBackApprovals takenBack;
    private final ConcludeEvaluation conclude;
    private final WhoSigns whoSigns;
    private final DecisionsInStead decisionsInStead;
    private final ApprovalFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    TakeApprovalBack(
            Approvals approvals,
            TakenBackApprovals takenBack,
            ConcludeEvaluation conclude,
            WhoSigns whoSigns,
            DecisionsInStead decisionsInStead,
            ApprovalFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.approvals = approvals;
        this.takenBack = takenBack;
        this.conclude = conclude;
        this.whoSigns = whoSigns;
        this.decisionsInStead = decisionsInStead;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * The approval that is meant.
     *
     * @param unit for which unit of the sheet it was given
     * @param round the round that was approved
     */
    public record Command(EvaluationId evaluation, UnitId unit, int round) {}

    /**
     * Takes the approval back: its unit is asked anew, approvals of other units stand. Doing it again, as a double click
     * does, changes nothing.
     *
     * @throws Refusal (404) when this person has not given it; (403) when they sign for the unit no more; (409) when
     *     planning has accepted the sheet, or it has moved on
     */
    public void takeBack(Command command, SignedIn by) {
        var evaluation = conclude.lock(command.evaluation());
        var given = approvals
                .findById(new ApprovalKey(command.evaluation(), command.round(), command.unit()))
                .filter(approval -> approval.view().verdict() == Verdict.APPROVED);
        var before = takenBack.ofEvaluation(command.evaluation()).stream()
                .map(TakenBack::approval)
                .filter(one -> one.round() == command.round() && one.unit().equals(command.unit()))
                .toList();
        if (given.isEmpty()
                && evaluation.round() == command.round()
                && before.stream().anyMatch(one -> one.decidedBy().equals(by.id()))) {
            return;
        }
        var approval = given.filter(one -> one.view().decidedBy().equals(by.id()))
                .orElseThrow(() -> Refusal.notFound("evaluation.unknown"));
        if (evaluation.round() != command.round()) {
            throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        var signature = signature(evaluation, command.unit(), by);
        conclude.takeApprovalBack(command.evaluation());
        var now = clock.instant();
        takenBack.save(new TakenBack(command.evaluation(), approval.view(), approval.hash(), before.size() + 1, now));
        approvals.delete(approval);
        approvals.flush();
        signature
                .stead()
                .ifPresent(whose -> decisionsInStead.record(
                        new DecisionsInStead.Made(
                                whose,
                                "approval.in-stead.TAKEN_BACK",
                                evaluation.id().value(),
                                evaluation.item().value(),
                                evaluation.heading(),
                                "/evaluations/" + evaluation.id()),
                        by.id(),
                        now));
        flow.takenBack(command.evaluation());
        announcements.publishEvent(new ApprovalTakenBack(
                command.evaluation(), evaluation.cycle(), command.round(), command.unit(), by.id(), now));
    }

    private WhoSigns.Signature signature(EvaluationView evaluation, UnitId unit, SignedIn by) {
        if (!evaluation.units().contains(unit)) {
            throw Refusal.notFound("evaluation.unknown");
        }
        return whoSigns.sign(
                by,
                unit,
                evaluation.writers()::contains,
                Refusal.notFound("evaluation.unknown"),
                Refusal.forbidden("approval.chief-decides", evaluation.heading()));
    }
}
