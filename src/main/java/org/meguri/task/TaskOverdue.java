package org.meguri.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;

/** The due day of a task has passed and the task is still open. Announced once for each task. */
public record TaskOverdue(
        String task, TaskKind kind, UUID subject, UUID cycle, @Nullable UnitId unit, LocalDate due, Instant at) {}
