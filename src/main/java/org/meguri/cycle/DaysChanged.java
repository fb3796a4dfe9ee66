package org.meguri.cycle;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** The days of a stage were set otherwise, for all of it or for one place in it. */
public record DaysChanged(
        CycleId cycle,
        int number,
        Stage stage,
        Place place,
        LocalDate dueBefore,
        LocalDate due,
        @Nullable LocalDate lock,
        String reason,
        OfficerId by,
        Instant at) {}
