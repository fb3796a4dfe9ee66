package org.meguri.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When a task is due, and until when it can be done at all. */
@Service
@Transactional(readOnly = true)
public class Deadlines {

    private final WorkingCalendar calendar;
    private final DayChanges changes;

    Deadlines(WorkingCalendar calendar, DayChanges changes) {
        this.calendar = calendar;
        this.changes = changes;
    }

    /**
     * The two clocks of a task.
     *
     * @param lock the last day on which it can be done, never before {@code due}; null where it does not close by itself
     */
    public record Days(LocalDate due, @Nullable LocalDate lock) {

        /** Whether the task is closed on this day. */
        public boolean closedOn(LocalDate day) {
            return lock != null && day.isAfter(lock);
        }
    }

    /**
     * The days of a task that was opened at this moment. They are the stage's own, or what was last said of the task's
     * place. Somebody who gets a task late through no fault of theirs (after a return, or because an earlier step was late)
     * has the stage's grace in working days from the opening, and no stage closes before that. Days that were set for this
     * very place while the task was open count as they are.
     */
    public Days days(CycleView cycle, Stage stage, Place place, Instant opened) {
        return days(cycle, stage, place, opened, changes.of(cycle.id(), stage));
    }

    private Days days(CycleView cycle, Stage stage, Place place, Instant opened, List<DayChange> changed) {
        var said = lastSaid(changed, place);
        var due = said == null ? cycle.due(stage) : said.due();
        var lock = said == null ? cycle.lock(stage).orElse(null) : said.lock();
        if (said == null || !said.at().isAfter(opened)) {
            var humane = calendar.plus(opened.atZone(ZoneId.systemDefault()).toLocalDate(), stage.grace());
            due = humane.isAfter(due) ? humane : due;
        }
        // A day that was closed after it was set is nobody's last day: the next working day is.
        due = calendar.plus(due, 0);
        lock = lock == null ? null : calendar.plus(lock, 0);
        return new Days(due, lock != null && lock.isBefore(due) ? due : lock);
    }

    /** {@link #days} at the beginning of a day, by its due day alone. */
    public LocalDate due(CycleView cycle, Stage stage, Place place, LocalDate openedOn) {
        return days(
                        cycle,
                        stage,
                        place,
                        openedOn.atStartOfDay(ZoneId.systemDefault()).toInstant())
                .due();
    }

    /** {@link #due} for many places of a stage, by one look at what was changed. */
    public Function<Place, LocalDate> dues(CycleView cycle, Stage stage, LocalDate openedOn) {
        var changed = changes.of(cycle.id(), stage);
        var opened = openedOn.atStartOfDay(ZoneId.systemDefault()).toInstant();
        return place -> days(cycle, stage, place, opened, changed).due();
    }

    /** What was changed in this year, in its order. */
    public List<DayChangeView> changes(CycleId cycle) {
        return changes.of(cycle).stream().map(DayChange::view).toList();
    }

    /**
     * The last change that speaks of this place and not of the whole stage. A later day for all takes its place: nobody
     * who had more time than the others has less than they because of it.
     *
     * @return null where the stage's own days count
     */
    private static @Nullable DayChangeView lastSaid(List<DayChange> changes, Place place) {
        DayChangeView said = null;
        for (var change : changes) {
            var view = change.view();
            if (view.place().everywhere()) {
                said = said != null && said.due().isAfter(view.due()) ? said : null;
            } else if (view.place().covers(place)) {
                said = view;
            }
        }
        return said;
    }
}
