package org.meguri.operation;

import java.time.Instant;
import java.util.UUID;
import org.meguri.organization.OfficerId;

/** An administrator has let stopped work go on. */
public record WorkResumed(Work work, UUID subject, Cause cause, OfficerId by, Instant at) {}
