package org.meguri.review;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.evaluation.ConcludeEvaluation.Request;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.ReturningStage;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.reading.VerdictRemarks;
import org.meguri.reading.Written;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/** The planning division confirms a sheet or sends it back to its department. */
@UseCase
public class ReviewEvaluation {

    private final Reviews reviews;
    private final ConcludeEvaluation conclude;
    private final Directory directory;
    private final VerdictRemarks remarks;
    private final ReviewFlow flow;
    private final Clock clock;

    ReviewEvaluation(
            Reviews reviews,
            ConcludeEvaluation conclude,
            Directory directory,
            VerdictRemarks remarks,
            ReviewFlow flow,
            Clock clock) {
        this.reviews = reviews;
        this.conclude = conclude;
        this.directory = directory;
        this.remarks = remarks;
        this.flow = flow;
        this.clock = clock;
    }

    /**
     * A decision.
     *
     * @param round the round that was shown
     * @param hash of the text that was shown
     * @param reason why the sheet is sent back; may be left out where a field is asked about
     * @param requests what is asked for, by field; may be empty
     * @param proposed the wording that a field should have, by field; may be empty
     * @param givenUp whether remarks that were noted may be lost by a confirmation
     */
    public record Command(
            EvaluationId evaluation,
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
                int round,
                String hash,
                Verdict verdict,
                String reason,
                Map<String, String> requests) {
            this(evaluation, round, hash, verdict, reason, requests, Map.of(), false);
        }
    }

    /**
     * Decides. Deciding the same in the same words again, as a double click does, changes nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division or wrote the sheet; (409) when it has moved on
     *     or a colleague decided first; (422) when it does not say why it sends back
     */
    public void decide(Command command, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("review.planning-only");
        }
        var evaluation = conclude.lock(command.evaluation());
        var decided = reviews.findById(new ReviewKey(command.evaluation(), command.round()));
        // A reason is one for sending back; what was noted is given up or refused below.
        var typed = FreeText.normalise(command.reason());
        var reason = command.verdict() == Verdict.RETURNED ? typed : "";
        if (decided.isPresent()) {
            if (decided.get().same(by.id(), command.verdict(), reason)) {
                return;
            }
            var earlier = decided.get().view();
            throw Refusal.conflict(
                    earlier.verdict() == Verdict.CONFIRMED ? "review.already-confirmed" : "review.already-returned",
                    evaluation.heading(),
                    directory.officer(earlier.decidedBy()).name());
        }
        var shown = conclude.requireDecidable(evaluation, Status.APPROVED, command.round(), command.hash(), by.id());
        var requests = said(command, by, typed);
        reviews.saveAndFlush(new Review(
                command.evaluation(),
                command.round(),
                command.verdict(),
                reason.isEmpty() ? null : reason,
                shown.hash(),
                by.id(),
                clock.instant()));
        switch (command.verdict()) {
            case RETURNED -> conclude.reopen(command.evaluation(), ReturningStage.REVIEW, requests, by);
            case CONFIRMED -> conclude.confirm(command.evaluation(), by);
        }
        flow.decided(command.evaluation(), command.verdict());
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
}
