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
        @Nullable LocalDate lock,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** Whether nobody can do it on this day any more (締切後). */
    public boolean lockedOn(LocalDate day) {
        return lock != null && day.isAfter(lock);
    }
}
