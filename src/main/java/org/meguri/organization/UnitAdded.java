package org.meguri.organization;

import java.time.Instant;

/** An administrator added a unit. */
public record UnitAdded(UnitId unit, OfficerId by, Instant at) {}
