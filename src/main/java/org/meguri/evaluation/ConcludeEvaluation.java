package org.meguri.evaluation;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** The door for those who decide on a sheet. All methods lock the sheet, so that of two deciders one comes second. */
@UseCase
public class ConcludeEvaluation {

    private final Evaluations evaluations;
    private final SubmittedRounds rounds;
    private final ReturnRequests requests;
    private final Openings openings;
    private final TakenUp takenUp;
    private final Directory directory;
    private final JapaneseDates dates;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ConcludeEvaluation(
            Evaluations evaluations,
            SubmittedRounds rounds,
            ReturnRequests requests,
            Openings openings,
            TakenUp takenUp,
            Directory directory,
            JapaneseDates dates,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.requests = requests;
        this.openings = openings;
        this.takenUp = takenUp;
        this.directory = directory;
        this.dates = dates;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * One thing asked for.
     *
     * @param field null for the whole sheet
     * @param proposed the wording that the field should have, as a suggestion; null where none is proposed
     */
    public record Request(@Nullable String field, String text, @Nullable String proposed) {

        /** Without a proposed wording. */
        public Request(@Nullable String field, String text) {
            this(field, text, null);
        }
    }

    /** The sheet, locked until the transaction ends. */
    public EvaluationView lock(EvaluationId id) {
        return evaluations.lock(id).view();
    }

    /**
     * The text that a decision is about.
     *
     * @param expected the status in which the decision is legal
     * @param round the round that the decider saw
     * @param hash of the content that the decider saw
     * @throws Refusal (409) when the sheet has moved on or the text is another; (403) when the decider wrote it
     */
    public RoundView requireDecidable(
            EvaluationView evaluation, Status expected, int round, String hash, OfficerId by) {
        if (evaluation.status() != expected || evaluation.round() != round) {
            throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        var submitted = rounds.findById(new RoundKey(evaluation.id(), round))
                .map(SubmittedRound::view)
                .orElseThrow(() ->
                        new IllegalStateException("Evaluation %s has no round %d".formatted(evaluation.id(), round)));
        if (!submitted.hash().equals(hash)) {
            throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        if (evaluation.writers().contains(by)) {
            throw Refusal.forbidden("evaluation.own-sheet", evaluation.heading());
        }
        if (expected == Status.SUBMITTED && !openings.existsById(new OpeningKey(evaluation.id(), round, by))) {
            // Who decides has seen it, on whatever page.
            openings.save(new Opening(evaluation.id(), round, by, clock.instant()));
        }
        return submitted;
    }

    /** Every chief has approved. */
    public void approve(EvaluationId id) {
        evaluations.lock(id).approve();
        evaluations.flush();
    }

    /**
     * An approval no longer counts: the sheet waits for a chief again. A sheet that waits for others still stays as it is.
     *
     * @throws Refusal (409) when it is not with the chiefs nor with planning, or planning has accepted it (受付)
     */
    public void takeApprovalBack(EvaluationId id) {
        var evaluation = evaluations.lock(id);
        switch (evaluation.status()) {
            case SUBMITTED -> {
                // A colleague's approval is awaited still.
            }
            case APPROVED -> {
                takenUp.accepted(evaluation.view()).ifPresent(accepted -> {
                    throw Refusal.conflict(
                            "evaluation.accepted",
                            evaluation.heading(),
                            directory.officer(accepted.by()).name(),
                            dates.briefWithTime(accepted.at()));
                });
                evaluation.takeApprovalBack();
            }
            default -> throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        evaluations.flush();
    }

    /** Planning has confirmed. */
    public void confirm(EvaluationId id, SignedIn by) {
        var evaluation = evaluations.lock(id);
        evaluation.confirm();
        evaluations.flush();
        announcements.publishEvent(new EvaluationConfirmed(id, evaluation.cycle(), by.id(), clock.instant()));
    }

    /** Back to the department, which must reply to every request before it hands the sheet in again. */
    public void reopen(EvaluationId id, ReturningStage stage, List<Request> asked, SignedIn by) {
        var evaluation = evaluations.lock(id);
        var round = evaluation.round();
        var now = clock.instant();
        evaluation.reopen();
        for (var position = 0; position < asked.size(); position++) {
            var request = asked.get(position);
            requests.save(new ReturnRequest(
                    id, round, position, stage, request.field(), request.text(), request.proposed(), by.id(), now));
        }
        evaluations.flush();
        announcements.publishEvent(new EvaluationReturned(id, evaluation.cycle(), round, stage, by.id(), now));
    }

    /** All confirmed sheets of the cycle are published. */
    public void publish(CycleId cycle) {
        evaluations.findByCycleOrderBySeq(cycle).stream()
                .filter(evaluation -> evaluation.status() == Status.CONFIRMED)
                .forEach(Evaluation::publish);
        evaluations.flush();
    }
}
