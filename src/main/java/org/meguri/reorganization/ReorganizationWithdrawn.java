package org.meguri.reorganization;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.organization.OfficerId;

/** A decided reorganisation is a draft again. */
public record ReorganizationWithdrawn(ReorganizationId reorganization, LocalDate firstDay, OfficerId by, Instant at) {}
