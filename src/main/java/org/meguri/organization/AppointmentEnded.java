package org.meguri.organization;

import java.time.Instant;
import java.time.LocalDate;

/** An administrator ended a role; {@code last} is its last day. */
public record AppointmentEnded(OfficerId officer, UnitId unit, Role role, LocalDate last, OfficerId by, Instant at) {}
