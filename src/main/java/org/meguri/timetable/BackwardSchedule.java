package org.meguri.timetable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.springframework.stereotype.Service;

/**
 * Computes the two clocks of every stage backward from the fixed days, in working days.
 *
 * <p>The <em>lock</em> (締切) of a stage is the last day from which everything after it still makes every fixed day: the
 * earliest of its own fixed days (less their margin) and of the next stage's lock less that stage's length. Stages after the
 * last fixed day follow each other forward. The <em>due day</em> (期限) lies the stage's grace before its lock. The
 * <em>slack</em> (余裕) is what is left between the day on which the stage would end if all went at its usual length from the
 * opening on, and its lock; it is negative where the time is too short.
 */
@Service
public class BackwardSchedule {

    private final WorkingCalendar calendar;

    BackwardSchedule(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What is known.
     *
     * @param opening the day on which sheets go out
     * @param lengths working days that each stage takes, the grace included, 1 or more
     * @param graces working days between due day and lock, from 0 to less than the length
     */
    public record Given(
            LocalDate opening, Map<Stage, Integer> lengths, Map<Stage, Integer> graces, List<FixedDay> fixed) {}

    /**
     * A stage.
     *
     * @param slack working days; negative where so many are missing
     * @param bound the fixed day that this stage's lock comes from, its own or a later stage's; null where none binds it
     */
    public record Line(
            Stage stage, int length, int grace, LocalDate due, LocalDate lock, int slack, @Nullable FixedDay bound) {}

    /** The stages in their order. */
    public List<Line> compute(Given given) {
        var latest = new EnumMap<Stage, LocalDate>(Stage.class);
        var bounds = new EnumMap<Stage, FixedDay>(Stage.class);
        var stages = Stage.values();
        for (int at = stages.length - 1; at >= 0; at--) {
            var stage = stages[at];
            if (at + 1 < stages.length && latest.containsKey(stages[at + 1])) {
                var next = stages[at + 1];
                latest.put(stage, calendar.plus(Objects.requireNonNull(latest.get(next)), -length(given, next)));
                bounds.put(stage, Objects.requireNonNull(bounds.get(next)));
            }
            for (var fixed : given.fixed()) {
                if (fixed.stage() == stage) {
                    var by = before(fixed.day(), fixed.margin());
                    var known = latest.get(stage);
                    if (known == null || by.isBefore(known)) {
                        latest.put(stage, by);
                        bounds.put(stage, fixed);
                    }
                }
            }
        }
        var lines = new ArrayList<Line>();
        var earliest = given.opening();
        var lockBefore = given.opening();
        var dueBefore = given.opening();
        for (var stage : stages) {
            var length = length(given, stage);
            var grace = given.graces().getOrDefault(stage, 0);
            earliest = calendar.plus(earliest, length);
            var bound = latest.get(stage);
            var lock = bound != null ? bound : calendar.plus(lockBefore, length);
            var due = grace == 0 ? lock : calendar.plus(lock, -grace);
            due = due.isBefore(dueBefore) ? calendar.plus(dueBefore, 0) : due;
            lock = lock.isBefore(due) ? due : lock;
            lines.add(new Line(
                    stage,
                    length,
                    grace,
                    due,
                    lock,
                    bound == null ? 0 : calendar.between(earliest, bound),
                    bounds.get(stage)));
            // Where the time is too short the days after the opening are as good as any: the negative slack says it.
            dueBefore = due;
            lockBefore = lock;
        }
        return lines;
    }

    private static int length(Given given, Stage stage) {
        return Objects.requireNonNull(given.lengths().get(stage));
    }

    /** The working day so many working days before a day; with none, the day itself or the last working day before it. */
    private LocalDate before(LocalDate day, int margin) {
        return margin == 0 && calendar.isWorkingDay(day) ? day : calendar.plus(day, -Math.max(1, margin));
    }
}
