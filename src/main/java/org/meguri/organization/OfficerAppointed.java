package org.meguri.organization;

import java.time.Instant;
import java.time.LocalDate;

/** An administrator gave somebody a role in a unit from a day on. */
public record OfficerAppointed(OfficerId officer, UnitId unit, Role role, LocalDate from, OfficerId by, Instant at) {}
