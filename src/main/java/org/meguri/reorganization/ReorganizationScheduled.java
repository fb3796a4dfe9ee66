package org.meguri.reorganization;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.organization.OfficerId;

/** An administrator has decided on a reorganisation; it happens on its first day. */
public record ReorganizationScheduled(ReorganizationId reorganization, LocalDate firstDay, OfficerId by, Instant at) {}
