package org.meguri.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.task.Inbox;
import org.meguri.task.Notices;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.context.ApplicationEventPublisher;

/**
 * What the planning division does about a sheet whose due day is past, when reminders have come to their end: write it in
 * the department's stead, or close it as not handed in.
 */
@UseCase
public class ClosePastDue {

    private final Evaluations evaluations;
    private final Lapses lapses;
    private final StandIns standIns;
    private final Inbox inbox;
    private final EvaluationFlow flow;
    private final Notices notices;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ClosePastDue(
            Evaluations evaluations,
            Lapses lapses,
            StandIns standIns,
            Inbox inbox,
            EvaluationFlow flow,
            Notices notices,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.evaluations = evaluations;
        this.lapses = lapses;
        this.standIns = standIns;
        this.inbox = inbox;
        this.flow = flow;
        this.notices = notices;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The task of a sheet that its department has let pass; empty while there is time, and for who does not plan. */
    Optional<TaskView> late(EvaluationView evaluation, SignedIn person) {
        return person.has(Role.PLANNING) && evaluation.status() == Status.DRAFT
                ? late(evaluation.id())
                : Optional.empty();
    }

    /** How a sheet was closed; empty where it was not. */
    Optional<Lapse> lapse(EvaluationId id) {
        return lapses.findById(id);
    }

    /** Who writes or wrote in the department's stead. */
    List<StandIn> standIns(EvaluationId id) {
        return standIns.of(id);
    }

    /**
     * Lets this person write the sheet. The chiefs approve it as any other; who wrote does not review it. Saying so twice
     * changes nothing.
     *
     * @param reason 1 to {@value Lapse#REASON_LENGTH} characters
     * @throws Refusal (403) for who does not plan; (409) while the department has time, or when the sheet is no draft; (422)
     *     without a reason
     */
    public void standIn(EvaluationId id, @Nullable String reason, SignedIn by) {
        var evaluation = locked(id, by);
        if (standIns.existsById(new StandInKey(id, by.id()))) {
            return;
        }
        var why = FreeText.accept("evaluation.late.reason", reason, true, Lapse.REASON_LENGTH);
        var now = clock.instant();
        standIns.save(new StandIn(id, by.id(), why, now));
        tell(evaluation, "STAND_IN", why, by);
        announcements.publishEvent(new StandInBegun(id, evaluation.cycle(), by.id(), now));
    }

    /**
     * Closes the sheet as not handed in (未提出). What was typed stays with it and is not published; the edition says that it
     * was not handed in.
     *
     * @param reason as for {@link #standIn}
     * @throws Refusal as {@link #standIn}
     */
    public void lapse(EvaluationId id, @Nullable String reason, SignedIn by) {
        var evaluation = locked(id, by);
        var why = FreeText.accept("evaluation.late.reason", reason, true, Lapse.REASON_LENGTH);
        var now = clock.instant();
        evaluation.lapse();
        lapses.save(new Lapse(id, why, by.id(), now));
        evaluations.flush();
        flow.lapsed(id);
        tell(evaluation, "LAPSED", why, by);
        announcements.publishEvent(new EvaluationLapsed(id, evaluation.cycle(), by.id(), now));
    }

    private Evaluation locked(EvaluationId id, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("evaluation.late.planning-only");
        }
        var evaluation = evaluations.lock(id);
        if (evaluation.status() != Status.DRAFT) {
            throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        if (late(id).isEmpty()) {
            throw Refusal.conflict("evaluation.late.not-yet", evaluation.heading());
        }
        return evaluation;
    }

    private Optional<TaskView> late(EvaluationId id) {
        var today = LocalDate.now(clock);
        return inbox.openTasks(id.value()).stream()
                .filter(task ->
                        task.kind() == TaskKind.SELF_EVALUATE && task.due().isBefore(today))
                .findFirst();
    }

    private void tell(Evaluation evaluation, String kind, String reason, SignedIn by) {
        for (var role : List.of(Role.SECTION_STAFF, Role.SECTION_CHIEF)) {
            notices.tell(
                    role,
                    evaluation.leadUnit(),
                    new Notices.Notice(
                            kind + ":" + evaluation.id() + ":" + by.id(),
                            kind,
                            Integer.toString(evaluation.view().seq()),
                            "/evaluations/" + evaluation.id(),
                            "evaluation.letter." + kind,
                            evaluation.heading(),
                            reason));
        }
    }
}
