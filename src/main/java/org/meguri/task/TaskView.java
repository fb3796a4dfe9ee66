package org.meguri.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;

/** An open or closed task; see {@link NewTask} for the components. */
public record TaskView(
        String id,
        TaskKind kind,
        UUID subject,
        UUID cycle,
        Role role,
        @Nullable UnitId unit,
        String title,
        String reference,
        LocalDate due,
        Instant openedAt,
        @Nullable Instant closedAt) {}
