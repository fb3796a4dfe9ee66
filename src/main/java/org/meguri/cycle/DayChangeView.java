package org.meguri.cycle;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * That a stage's days were set otherwise, as other rooms see it.
 *
 * @param number the changes of a cycle are counted from 1
 * @param dueBefore the due day that this one took the place of
 * @param lock the last day (締切); null where it does not close by itself
 */
public record DayChangeView(
        int number,
        Stage stage,
        Place place,
        LocalDate dueBefore,
        LocalDate due,
        @Nullable LocalDate lock,
        String reason,
        OfficerId by,
        Instant at) {}
