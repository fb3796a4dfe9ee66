package org.meguri.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * A line of the journal.
 *
 * @param id in the order in which it was written
 * @param officer who did it; missing for what the calendar or the process did
 * @param action the name of the fact, as in the code
 * @param subject the evaluation, remark or edition that it is about
 * @param detail round, unit or verdict; never a text that somebody wrote
 */
public record EntryView(
        long id,
        Instant at,
        @Nullable OfficerId officer,
        String action,
        @Nullable UUID subject,
        @Nullable UUID cycle,
        String detail) {}
