package org.meguri.cycle;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Sets the days of a stage otherwise while the year runs: for all of it, for one unit or for one sheet. */
@UseCase
public class ChangeDays {

    /** UTF-16 units of a reason. */
    public static final int REASON_LENGTH = 1_000;

    private final Cycles cycles;
    private final DayChanges changes;
    private final Deadlines deadlines;
    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final CycleFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ChangeDays(
            Cycles cycles,
            DayChanges changes,
            Deadlines deadlines,
            Schedule schedule,
            WorkingCalendar calendar,
            CycleFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.cycles = cycles;
        this.changes = changes;
        this.deadlines = deadlines;
        this.schedule = schedule;
        this.calendar = calendar;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * The new days.
     *
     * @param lock the last day (締切), on or after {@code due}; null where the place does not close by itself
     * @param reason why, 1 to {@value #REASON_LENGTH} UTF-16 units after normalising
     */
    public record Command(
            CycleId cycle, Stage stage, Place place, LocalDate due, @Nullable LocalDate lock, String reason) {}

    /**
     * Sets the days, and with them those of the open tasks and the times of their reminders, in one transaction. Nobody is
     * told of the rungs that an earlier day passes over, but of the highest.
     *
     * @throws Refusal (422) when a day is closed, in the past or out of order with the other stages, or the reason is
     *     missing; (409) when the year does not run; (403) for who does not plan
     */
    public void change(Command asked, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("cycle.planning-only");
        }
        changeAsDecided(asked, by.id());
    }

    /**
     * As {@link #change}, for a room that has seen to it that the planning division decided so.
     *
     * @param by who decided
     */
    public void changeAsDecided(Command asked, OfficerId by) {
        var command = new Command(
                asked.cycle(), asked.stage(), asked.place(), asked.due(), asked.lock(), reason(asked.reason()));
        var cycle = cycles.findForUpdate(command.cycle()).orElseThrow(() -> Refusal.notFound("cycle.unknown"));
        var view = cycle.view();
        if (!view.running()) {
            throw Refusal.conflict("cycle.days.not-running", view.title());
        }
        check(command, view);
        var now = clock.instant();
        var before = deadlines.days(view, command.stage(), command.place(), now);
        var number = changes.last(command.cycle()) + 1;
        if (command.place().everywhere()) {
            before = new Deadlines.Days(view.due(command.stage()), null);
            cycle.move(command.stage(), new StageDays(command.due(), command.lock()));
            cycles.saveAndFlush(cycle);
        }
        changes.saveAndFlush(new DayChange(number, command, before.due(), by, now));
        flow.daysChanged(command.cycle(), command.stage(), command.place());
        announcements.publishEvent(new DaysChanged(
                command.cycle(),
                number,
                command.stage(),
                command.place(),
                before.due(),
                command.due(),
                command.lock(),
                command.reason(),
                by,
                now));
    }

    private void check(Command command, CycleView view) {
        var stage = command.stage();
        var due = command.due();
        if (due.isBefore(LocalDate.now(clock))) {
            throw new Refusal("cycle.days.past", stage, due);
        }
        if (!calendar.isWorkingDay(due)) {
            throw new Refusal("cycle.due-on-closed-day", stage, due, calendar.plus(due, 0));
        }
        schedule.checkLock(stage, due, command.lock());
        if (command.place().everywhere()) {
            var before = stage.ordinal() == 0 ? null : Stage.values()[stage.ordinal() - 1];
            if (before != null && due.isBefore(view.due(before))) {
                throw new Refusal("cycle.due-too-early", stage, due, view.due(before));
            }
            var next = stage.ordinal() + 1 < Stage.values().length ? Stage.values()[stage.ordinal() + 1] : null;
            if (next != null && due.isAfter(view.due(next))) {
                throw new Refusal("cycle.days.after-next", stage, due, next, view.due(next));
            }
        }
    }

    private static String reason(String typed) {
        var reason = FreeText.normalise(typed).strip();
        if (reason.isEmpty()) {
            throw new Refusal("cycle.days.reason-missing");
        }
        if (reason.length() > REASON_LENGTH) {
            throw new Refusal("cycle.days.reason-too-long", REASON_LENGTH);
        }
        return reason;
    }
}
