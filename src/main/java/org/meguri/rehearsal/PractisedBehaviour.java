package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.UnitId;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;

/**
 * A year in which everybody is in time, that is before the first reminder, but for the units that are said to be late.
 * What waits for one person after another is done on the day on which it arrives.
 */
class PractisedBehaviour implements Behaviour {

    /**
     * Working days before the due day: even a sheet that is sent back once is in again before the earliest reminder of the
     * rung table as shipped (three days).
     */
    static final int IN_TIME = -6;

    private final WorkingCalendar calendar;
    private final Map<UnitId, Integer> late;
    private final Map<Integer, Remark> remarks;
    private final Set<Integer> byChief;
    private final Set<Integer> byPlanning;
    private final Return asked;

    PractisedBehaviour(
            WorkingCalendar calendar,
            Map<UnitId, Integer> late,
            Map<Integer, Remark> remarks,
            Set<Integer> byChief,
            Set<Integer> byPlanning,
            Return asked) {
        this.calendar = calendar;
        this.late = Map.copyOf(late);
        this.remarks = Map.copyOf(remarks);
        this.byChief = Set.copyOf(byChief);
        this.byPlanning = Set.copyOf(byPlanning);
        this.asked = asked;
    }

    @Override
    public Optional<LocalDate> day(TaskView task) {
        var unit = task.unit();
        if (task.kind() == TaskKind.SELF_EVALUATE && unit != null && late.containsKey(unit)) {
            return Optional.of(calendar.plus(task.due(), late.getOrDefault(unit, 0)));
        }
        return Optional.of(
                switch (task.kind()) {
                    case SELF_EVALUATE, HOLD_COMMITTEE, CONFIRM_BY_BOARD, RESPOND_TO_BOARD, PUBLISH ->
                        calendar.plus(task.due(), IN_TIME);
                    case APPROVE, REVIEW, ANSWER_REMARK, APPROVE_ANSWER, PROPOSE, APPROVE_PROPOSAL, DECIDE_PROPOSAL ->
                        LocalDate.MIN;
                });
    }

    @Override
    public Optional<Return> returnedByChief(int seq) {
        return byChief.contains(seq) ? Optional.of(asked) : Optional.empty();
    }

    @Override
    public Optional<Return> returnedByPlanning(int seq) {
        return byPlanning.contains(seq) ? Optional.of(asked) : Optional.empty();
    }

    @Override
    public Map<Integer, Remark> remarks() {
        return remarks;
    }

    @Override
    public boolean remarksEarly() {
        return false;
    }
}
