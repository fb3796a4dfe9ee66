package org.meguri.task;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** A unit's quiet time was ended before its last day. */
public record QuietEnded(UnitId unit, OfficerId by, Instant at) {}
