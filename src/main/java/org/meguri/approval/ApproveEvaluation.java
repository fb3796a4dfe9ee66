package org.meguri.approval;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.evaluation.ConcludeEvaluation.Request;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.ReturningStage;
import org.meguri.evaluation.Status;
import org.meguri.organization.DecisionsInStead;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.meguri.reading.VerdictRemarks;
import org.meguri.reading.Written;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.context.ApplicationEventPublisher;

/** A chief approves a sheet or sends it back. */
@UseCase
public class ApproveEvaluation {

    private final Approvals approvals;
    private final ConcludeEvaluation conclude;
    private final Directory directory;
    private final WhoSigns whoSigns;
    private final DecisionsInStead decisionsInStead;
    private final VerdictRemarks remarks;
    private final ApprovalFlow flow;
    private final Inbox inbox;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ApproveEvaluation(
            Approvals approvals,
            ConcludeEvaluation conclude,
            Directory directory,
            WhoSigns whoSigns,
            DecisionsInStead decisionsInStead,
            VerdictRemarks remarks,
            ApprovalFlow flow,
            Inbox inbox,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.approvals = approvals;
        this.conclude = conclude;
        this.directory = directory;
        this.whoSigns = whoSigns;
        this.decisionsInStead = decisionsInStead;
        this.remarks = remarks;
        this.flow = flow;
        this.inbox = inbox;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * A decision.
     *
     * @param unit for which unit of the sheet
     * @param round the round that was shown
     * @param hash of the text that was shown
     * @param reason why the sheet is sent back; may be left out where a field is asked about
     * @param requests what is asked for, by field; may be empty
     * @param proposed the wording that a field should have, by field; may be empty
     * @param givenUp whether remarks that were noted may be lost by an approval
     */
    public record Command(
            EvaluationId evaluation,
            UnitId unit,
            int round,
            String hash,
            Verdict verdict,
            String reason,
            Map<String, String> requests,
            Map<String, String> proposed,
            boolean givenUp) {

        /** Without wordings. */
        public Command(
                EvaluationId evaluation,
                UnitId unit,
                int round,
                String hash,
                Verdict verdict,
                String reason,
                Map<String, String> requests) {
            this(evaluation, unit, round, hash, verdict, reason, requests, Map.of(), false);
        }
    }

    /**
     * Decides. Deciding the same in the same words again, as a double click does, changes nothing.
     *
     * @throws Refusal (404) when the person does not approve for this unit; (403) when they wrote the sheet, or their days
     *     as a deputy are over; (409) when it has moved on or a colleague decided first; (422) when it does not say why it sends back, or
     *     an approval would lose what the decider has noted
     */
    public void decide(Command command, SignedIn by) {
        var evaluation = conclude.lock(command.evaluation());
        var decided = approvals.findById(new ApprovalKey(command.evaluation(), command.round(), command.unit()));
        var signature = requireApprover(evaluation, command.unit(), by);
        // A reason is one for sending back; what was noted is given up or refused below.
        var typed = FreeText.normalise(command.reason());
        var reason = command.verdict() == Verdict.RETURNED ? typed : "";
        if (decided.isPresent()) {
            if (decided.get().same(by.id(), command.verdict(), reason)) {
                return;
            }
            var earlier = decided.get().view();
            throw Refusal.conflict(
                    earlier.verdict() == Verdict.APPROVED ? "approval.already-approved" : "approval.already-returned",
                    evaluation.heading(),
                    directory.officer(earlier.decidedBy()).name());
        }
        inbox.requireOpen(evaluation.id().value(), TaskKind.APPROVE, command.unit());
        var shown = conclude.requireDecidable(evaluation, Status.SUBMITTED, command.round(), command.hash(), by.id());
        var requests = said(command, by, typed);
        var now = clock.instant();
        approvals.saveAndFlush(new Approval(
                command.evaluation(),
                command.round(),
                command.unit(),
                command.verdict(),
                reason.isEmpty() ? null : reason,
                shown.hash(),
                by.id(),
                signature,
                now));
        signature
                .stead()
                .ifPresent(whose -> decisionsInStead.record(
                        new DecisionsInStead.Made(
                                whose,
                                "approval.in-stead." + command.verdict(),
                                evaluation.id().value(),
                                evaluation.item().value(),
                                evaluation.heading(),
                                "/evaluations/" + evaluation.id()),
                        by.id(),
                        now));
        switch (command.verdict()) {
            case RETURNED -> conclude.reopen(command.evaluation(), ReturningStage.APPROVAL, requests, by);
            case APPROVED -> {
                if (allApproved(evaluation)) {
                    conclude.approve(command.evaluation());
                }
                announcements.publishEvent(new EvaluationApproved(
                        command.evaluation(), evaluation.cycle(), command.round(), command.unit(), by.id(), now));
            }
        }
        flow.decided(command.evaluation(), command.unit(), command.verdict());
    }

    /** What the decider noted becomes what is asked for, or is gone. */
    private List<Request> said(Command command, SignedIn by, String typed) {
        var form = new Written(typed, command.requests(), command.proposed());
        if (command.verdict() == Verdict.RETURNED) {
            return remarks.returned(command.evaluation(), by.id(), form);
        }
        remarks.passed(command.evaluation(), by.id(), form, command.givenUp());
        return List.of();
    }

    private boolean allApproved(EvaluationView evaluation) {
        var approved = approvals.ofEvaluation(evaluation.id()).stream()
                .map(Approval::view)
                .filter(approval -> approval.round() == evaluation.round() && approval.verdict() == Verdict.APPROVED)
                .map(ApprovalView::unit)
                .toList();
        return approved.containsAll(evaluation.units());
    }

    /** @return as what the person decides, and in whose stead */
    private WhoSigns.Signature requireApprover(EvaluationView evaluation, UnitId unit, SignedIn by) {
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
