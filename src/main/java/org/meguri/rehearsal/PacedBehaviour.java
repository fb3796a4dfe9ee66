package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.UnitId;
import org.meguri.system.TownClock;
import org.meguri.task.TaskView;

/** A year in which every unit keeps its own pace, and what has a date (委員会, 庁議, 公表) takes place on it. */
class PacedBehaviour implements Behaviour {

    private final Assumptions assumptions;
    private final WorkingCalendar calendar;
    private final Map<Integer, Remark> remarks;

    PacedBehaviour(Assumptions assumptions, WorkingCalendar calendar, Map<Integer, Remark> remarks) {
        this.assumptions = assumptions;
        this.calendar = calendar;
        this.remarks = Map.copyOf(remarks);
    }

    @Override
    public Optional<LocalDate> day(TaskView task) {
        return Optional.of(
                switch (task.kind()) {
                    case SELF_EVALUATE, ANSWER_REMARK ->
                        calendar.plus(task.due(), pace(task.unit()).handIn());
                    case APPROVE, APPROVE_ANSWER ->
                        later(task, pace(task.unit()).approval());
                    case REVIEW -> later(task, assumptions.review());
                    case HOLD_COMMITTEE, CONFIRM_BY_BOARD, RESPOND_TO_BOARD, PUBLISH -> calendar.plus(task.due(), 0);
                    case PROPOSE, APPROVE_PROPOSAL, DECIDE_PROPOSAL -> LocalDate.MIN;
                });
    }

    private Assumptions.Pace pace(@Nullable UnitId unit) {
        return unit == null ? assumptions.usual() : assumptions.pace(unit.value());
    }

    private LocalDate later(TaskView task, int workingDays) {
        return calendar.plus(task.openedAt().atZone(TownClock.ZONE).toLocalDate(), workingDays);
    }

    @Override
    public Optional<Return> returnedByChief(int seq) {
        return Optional.empty();
    }

    @Override
    public Optional<Return> returnedByPlanning(int seq) {
        return Optional.empty();
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
