package org.meguri.review;

import java.time.Clock;
import java.time.LocalDate;
import org.meguri.evaluation.ConcludeEvaluation;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/**
 * 受付: somebody of the planning division takes an approved sheet in hand. From then on its approvals stand. It says who
 * looks after the sheet; it locks nobody out: a decision is bound to the text, whoever of planning makes it.
 */
@UseCase
public class AcceptSheet {

    private final Acceptances acceptances;
    private final ConcludeEvaluation conclude;
    private final Directory directory;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    AcceptSheet(
            Acceptances acceptances,
            ConcludeEvaluation conclude,
            Directory directory,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.acceptances = acceptances;
        this.conclude = conclude;
        this.directory = directory;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Accepts the sheet. Accepting what one has in hand already changes nothing.
     *
     * @param round the round that was shown
     * @throws Refusal (403) when the person is not of the planning division or wrote the sheet; (409) when the sheet has
     *     moved on, or a colleague has it in hand
     */
    public void accept(EvaluationId id, int round, SignedIn by) {
        var evaluation = waiting(id, round, by);
        requireNoWriter(evaluation, by.id());
        var held = acceptances.findById(new ReviewKey(id, round)).map(Acceptance::view);
        if (held.isPresent()) {
            if (held.get().holder().equals(by.id())) {
                return;
            }
            throw Refusal.conflict(
                    "review.accept.taken",
                    evaluation.heading(),
                    directory.officer(held.get().holder()).name());
        }
        var now = clock.instant();
        acceptances.saveAndFlush(new Acceptance(id, round, by.id(), now));
        announcements.publishEvent(new SheetAccepted(id, evaluation.cycle(), round, by.id(), now));
    }

    /**
     * Gives an accepted sheet to a colleague, or takes it over from one.
     *
     * @throws Refusal as {@link #accept}; (409) when nobody has it in hand; (422) when the colleague is not of the planning
     *     division; (403) when the colleague wrote the sheet
     */
    public void hand(EvaluationId id, int round, OfficerId to, SignedIn by) {
        var evaluation = waiting(id, round, by);
        if (directory.holders(Role.PLANNING, LocalDate.now(clock)).stream()
                .noneMatch(colleague -> colleague.id().equals(to))) {
            throw new Refusal("review.hand.no-colleague");
        }
        requireNoWriter(evaluation, to);
        var acceptance = held(evaluation);
        var from = acceptance.view().holder();
        if (from.equals(to)) {
            return;
        }
        var now = clock.instant();
        acceptance.hand(to, now);
        acceptances.saveAndFlush(acceptance);
        announcements.publishEvent(new SheetHanded(id, evaluation.cycle(), round, from, to, by.id(), now));
    }

    /**
     * Puts an accepted sheet back to those that have arrived; its approvals may be taken back again. Doing it again changes
     * nothing.
     *
     * @throws Refusal (403) when the person is not of the planning division; (409) when the sheet has moved on
     */
    public void release(EvaluationId id, int round, SignedIn by) {
        var evaluation = waiting(id, round, by);
        var acceptance = acceptances.findById(new ReviewKey(id, round));
        if (acceptance.isEmpty()) {
            return;
        }
        var from = acceptance.get().view().holder();
        acceptances.delete(acceptance.get());
        acceptances.flush();
        announcements.publishEvent(new SheetReleased(id, evaluation.cycle(), round, from, by.id(), clock.instant()));
    }

    /** The sheet, locked, if it waits for planning in this round. */
    private EvaluationView waiting(EvaluationId id, int round, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("review.planning-only");
        }
        var evaluation = conclude.lock(id);
        if (evaluation.status() != Status.APPROVED || evaluation.round() != round) {
            throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        return evaluation;
    }

    private Acceptance held(EvaluationView evaluation) {
        return acceptances
                .findById(new ReviewKey(evaluation.id(), evaluation.round()))
                .orElseThrow(() -> Refusal.conflict("review.accept.nobody", evaluation.heading()));
    }

    private static void requireNoWriter(EvaluationView evaluation, OfficerId officer) {
        if (evaluation.writers().contains(officer)) {
            throw Refusal.forbidden("evaluation.own-sheet", evaluation.heading());
        }
    }
}
