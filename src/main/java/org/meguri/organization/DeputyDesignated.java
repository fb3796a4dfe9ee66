package org.meguri.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody was named to decide in an officer's stead from a day to a day; {@code to} is missing while no end is set. */
public record DeputyDesignated(
        DeputyId designation,
        Duty duty,
        OfficerId principal,
        OfficerId deputy,
        LocalDate from,
        @Nullable LocalDate to,
        OfficerId by,
        Instant at) {}
