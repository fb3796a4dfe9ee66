package org.meguri.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appointment as other rooms see it; {@code to} is its last day, if it has one. */
public record AppointmentView(
        UUID id,
        OfficerId officer,
        String login,
        String name,
        UnitId unit,
        Role role,
        LocalDate from,
        @Nullable LocalDate to) {}
