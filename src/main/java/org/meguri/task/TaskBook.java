package org.meguri.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.Stage;
import org.meguri.organization.UnitId;
import org.meguri.system.TownClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the tasks of whole years say in figures; one query each, however many tasks there are. */
@Service
@Transactional(readOnly = true)
public class TaskBook {

    private final TaskFigures figures;

    TaskBook(TaskFigures figures) {
        this.figures = figures;
    }

    /** To which cycle (or round of proposals) a task and the aggregate that it is about belong. */
    public record Place(String task, UUID subject, UUID cycle) {}

    /**
     * A task of a stage that was done, or fell away.
     *
     * @param unit whose it was last; null where the role is held for the whole town
     */
    public record Done(UUID cycle, Stage stage, @Nullable UnitId unit, LocalDate opened, LocalDate closed) {}

    /**
     * How often tasks of a unit have passed a rung.
     *
     * @param told whether somebody was told; the others were overtaken by a higher rung, or there was nobody to tell
     */
    public record Passed(UUID cycle, @Nullable UnitId unit, Rung rung, boolean told, long times) {}

    /** Every task that there ever was. */
    public List<Place> places() {
        return figures.places();
    }

    /** The closed tasks of these cycles that belong to a stage. */
    public List<Done> done(Collection<UUID> cycles) {
        return cycles.isEmpty()
                ? List.of()
                : figures.closed(cycles).stream()
                        .flatMap(task -> TaskHistory.stage(task.kind()).stream()
                                .map(stage -> new Done(
                                        task.cycle(),
                                        stage,
                                        unit(task.unit()),
                                        day(task.openedAt()),
                                        day(task.closedAt()))))
                        .toList();
    }

    /** The rungs that tasks of these cycles have passed. */
    public List<Passed> passed(Collection<UUID> cycles) {
        return cycles.isEmpty()
                ? List.of()
                : figures.passed(cycles).stream()
                        .map(one -> new Passed(one.cycle(), unit(one.unit()), one.rung(), one.told(), one.times()))
                        .toList();
    }

    private static @Nullable UnitId unit(@Nullable UUID id) {
        return id == null ? null : new UnitId(id);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, TownClock.ZONE);
    }
}
