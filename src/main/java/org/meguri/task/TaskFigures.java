package org.meguri.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Tasks as figures need them, without loading any. */
interface TaskFigures extends Repository<TaskItem, String> {

    /** A task that was closed. */
    record Closed(UUID cycle, TaskKind kind, @Nullable UUID unit, Instant openedAt, Instant closedAt) {}

    /** How often a rung was passed by tasks of a unit. */
    record Passed(UUID cycle, @Nullable UUID unit, Rung rung, boolean told, long times) {}

    @Query("select new org.meguri.task.TaskBook$Place(t.id, t.subject, t.cycle) from TaskItem t")
    List<TaskBook.Place> places();

    @Query(
            """
            select new org.meguri.task.TaskFigures$Closed(t.cycle, t.kind, t.unit.value, t.openedAt, t.closedAt)
            from TaskItem t where t.cycle in :cycles and t.closedAt is not null""")
    List<Closed> closed(Collection<UUID> cycles);

    @Query(
            """
            select new org.meguri.task.TaskFigures$Passed(t.cycle, t.unit.value, r.key.rung, r.told, count(r))
            from RungPassed r, TaskItem t where t.id = r.key.task and t.cycle in :cycles
            group by t.cycle, t.unit.value, r.key.rung, r.told""")
    List<Passed> passed(Collection<UUID> cycles);
}
