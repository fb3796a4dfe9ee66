package org.meguri.cycle;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Service;

/** Proposes and checks the due days of a cycle. */
@Service
public class Schedule {

    /** Working days that each stage usually takes, from the end of the one before. */
    private static final Map<Stage, Integer> USUAL = new LinkedHashMap<>();

    static {
        USUAL.put(Stage.SELF_EVALUATION, 20);
        USUAL.put(Stage.APPROVAL, 5);
        USUAL.put(Stage.REVIEW, 10);
        USUAL.put(Stage.COMMITTEE, 20);
        USUAL.put(Stage.ANSWER, 10);
        USUAL.put(Stage.ANSWER_APPROVAL, 5);
        USUAL.put(Stage.BOARD, 10);
        USUAL.put(Stage.PUBLICATION, 5);
    }

    private final WorkingCalendar calendar;

    Schedule(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** Working days that each stage usually takes. */
    public Map<Stage, Integer> usual() {
        return Map.copyOf(USUAL);
    }

    /** Due days for a cycle that opens on this day, each stage with its usual length. */
    public Map<Stage, LocalDate> propose(LocalDate opening) {
        var dues = new EnumMap<Stage, LocalDate>(Stage.class);
        var day = opening;
        for (var stage : USUAL.entrySet()) {
            day = calendar.plus(day, stage.getValue());
            dues.put(stage.getKey(), day);
        }
        return dues;
    }

    /**
     * Checks the days for a cycle that opens on this day.
     *
     * @param locks the last days of the stages that close by themselves
     * @throws Refusal naming the first stage that is missing, on a closed day, before the one it follows, already past, or
     *     that closes before it is due
     */
    public void check(Map<Stage, LocalDate> dues, Map<Stage, LocalDate> locks, LocalDate opening) {
        var before = opening;
        for (var stage : Stage.values()) {
            var due = dues.get(stage);
            if (due == null) {
                throw new Refusal("cycle.due-missing", stage);
            }
            if (!calendar.isWorkingDay(due)) {
                throw new Refusal("cycle.due-on-closed-day", stage, due, calendar.plus(due, 0));
            }
            if (due.isBefore(before)) {
                throw new Refusal("cycle.due-too-early", stage, due, before);
            }
            checkLock(stage, due, locks.get(stage));
            before = due;
        }
    }

    /** @throws Refusal when a stage would close before it is due, or on a closed day */
    void checkLock(Stage stage, LocalDate due, @Nullable LocalDate lock) {
        if (lock == null) {
            return;
        }
        if (lock.isBefore(due)) {
            throw new Refusal("cycle.lock-before-due", stage, lock, due);
        }
        if (!calendar.isWorkingDay(lock)) {
            throw new Refusal("cycle.lock-on-closed-day", stage, lock, calendar.plus(lock, 0));
        }
    }
}
