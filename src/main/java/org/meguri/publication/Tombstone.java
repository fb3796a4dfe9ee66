package org.meguri.publication;

import java.time.Instant;

/** What stands in the place of an edition that was taken back. @param reason for the readers */
public record Tombstone(String reason, Instant withdrawnAt) {}
