package org.meguri.evaluation;

import java.time.Instant;
import java.util.Map;
import org.meguri.organization.OfficerId;

/** One submission. @param hash SHA-256 of the content and what is said of earlier remarks, in hexadecimal; a decision is bound to it */
public record RoundView(
        int round, Map<String, String> content, String hash, OfficerId submittedBy, Instant submittedAt) {}
