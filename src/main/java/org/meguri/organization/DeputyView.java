package org.meguri.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The designation of a deputy as other rooms see it; {@code to} is its last day, if it has one. */
public record DeputyView(
        DeputyId id, Duty duty, String principal, String deputy, LocalDate from, @Nullable LocalDate to) {}
