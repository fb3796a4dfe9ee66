package org.meguri.mail;

import java.time.Instant;

/**
 * A letter on the line, as its sender needs it.
 *
 * @param attempt which attempt this is; only its sender may report on it
 */
record Claimed(
        LetterId id, int attempt, String address, String subject, String body, String messageId, Instant writtenAt) {}
