package org.meguri.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deputy's days end on this day already; {@code by} is missing where a reorganisation ended them. */
public record DeputyEnded(DeputyId designation, Duty duty, LocalDate last, @Nullable OfficerId by, Instant at) {}
