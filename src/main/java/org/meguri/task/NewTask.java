package org.meguri.task;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;

/**
 * A task that the process has just opened.
 *
 * @param id the engine's id of the task
 * @param subject the aggregate that it is about (evaluation, remark, cycle or proposal)
 * @param cycle the cycle that it belongs to; of a proposal its round
 * @param unit whose task it is; missing for roles that are held for the whole town
 * @param title what it is about, for lists and mails
 * @param reference the item's place in its plan, or the plan's code: the same in every run
 * @param lock the last day on which it can be done (締切); null where it does not close by itself
 */
public record NewTask(
        String id,
        TaskKind kind,
        UUID subject,
        UUID cycle,
        Role role,
        @Nullable UnitId unit,
        String title,
        String reference,
        LocalDate due,
        @Nullable LocalDate lock) {

    /** A task that does not close by itself. */
    public NewTask(
            String id,
            TaskKind kind,
            UUID subject,
            UUID cycle,
            Role role,
            @Nullable UnitId unit,
            String title,
            String reference,
            LocalDate due) {
        this(id, kind, subject, cycle, role, unit, title, reference, due, null);
    }
}
