package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.task.TaskView;

/**
 * How the people of the sample town work. In the finished year everybody gets there; in the running year some sheets are
 * left at every step: which ones follows from the item's place, so that every department shows several.
 */
class SampleBehaviour implements Behaviour {

    /** What is asked for on the sheet at this place when it is sent back. */
    record ReturnOf(int seq, Return asked) {}

    private static final int IN_TIME = -4;

    private final WorkingCalendar calendar;
    private final Map<Integer, Remark> remarks;
    private final List<ReturnOf> returns;
    private final boolean finished;

    SampleBehaviour(WorkingCalendar calendar, Map<Integer, Remark> remarks, List<ReturnOf> returns, boolean finished) {
        this.calendar = calendar;
        this.remarks = Map.copyOf(remarks);
        this.returns = List.copyOf(returns);
        this.finished = finished;
    }

    @Override
    public Optional<LocalDate> day(TaskView task) {
        return switch (task.kind()) {
            case SELF_EVALUATE -> wait(place(task), 0) ? Optional.empty() : Optional.of(writing(task, place(task)));
            case APPROVE -> wait(place(task), 3) ? Optional.empty() : Optional.of(LocalDate.MIN);
            case REVIEW -> wait(place(task), 5) ? Optional.empty() : Optional.of(LocalDate.MIN);
            case ANSWER_REMARK -> finished || place(task) % 3 != 0 ? Optional.of(LocalDate.MIN) : Optional.empty();
            case APPROVE_ANSWER -> finished || place(task) % 3 != 1 ? Optional.of(LocalDate.MIN) : Optional.empty();
            case HOLD_COMMITTEE, CONFIRM_BY_BOARD, RESPOND_TO_BOARD, PUBLISH ->
                Optional.of(calendar.plus(task.due(), IN_TIME));
            // Proposals belong to no year that is rehearsed.
            case PROPOSE, APPROVE_PROPOSAL, DECIDE_PROPOSAL -> Optional.empty();
        };
    }

    /** Sheets are handed in over two weeks, the last ones after the first reminder. */
    private LocalDate writing(TaskView task, int place) {
        return calendar.plus(task.due(), -2 - place % 10);
    }

    /** Of ten sheets of the running year some stay where they are. Those with a remark go on, so that it can be made. */
    private boolean wait(int place, int step) {
        if (finished || remarks.containsKey(place)) {
            return false;
        }
        var fate = place % 10;
        return fate == step || fate == step + 1;
    }

    private static int place(TaskView task) {
        return Integer.parseInt(task.reference().split("-", 2)[0]);
    }

    @Override
    public Optional<Return> returnedByChief(int seq) {
        return returned(seq, 0);
    }

    @Override
    public Optional<Return> returnedByPlanning(int seq) {
        return returned(seq, 1);
    }

    /** The chief sends back every other sheet of the list, planning the rest. */
    private Optional<Return> returned(int seq, int parity) {
        for (var i = parity; i < returns.size(); i += 2) {
            if (returns.get(i).seq() == seq) {
                return Optional.of(returns.get(i).asked());
            }
        }
        return Optional.empty();
    }

    @Override
    public Map<Integer, Remark> remarks() {
        return remarks;
    }

    @Override
    public boolean remarksEarly() {
        return !finished;
    }
}
