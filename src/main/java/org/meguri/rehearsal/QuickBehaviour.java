package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;

/** Everybody does everything at once, but the board takes its time. */
class QuickBehaviour implements Behaviour {

    @Override
    public Optional<LocalDate> day(TaskView task) {
        return task.kind() == TaskKind.CONFIRM_BY_BOARD ? Optional.empty() : Optional.of(LocalDate.MIN);
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
        return Map.of();
    }

    @Override
    public boolean remarksEarly() {
        return false;
    }
}
