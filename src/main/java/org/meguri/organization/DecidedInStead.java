package org.meguri.organization;

import java.time.Instant;
import java.util.UUID;

/** A deputy has decided on something in the stead of somebody who is away. @param kind message key of what was decided */
public record DecidedInStead(
        UUID decision, UUID subject, String kind, Duty duty, OfficerId principal, OfficerId by, Instant at) {}
