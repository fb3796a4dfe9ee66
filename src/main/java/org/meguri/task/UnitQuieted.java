package org.meguri.task;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** A unit is not chased on these days, both included. */
public record UnitQuieted(UnitId unit, LocalDate first, LocalDate last, String reason, OfficerId by, Instant at) {}
