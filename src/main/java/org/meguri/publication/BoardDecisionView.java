package org.meguri.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** The board's word. @param attempt from 1; a new one follows every response */
public record BoardDecisionView(
        int attempt,
        BoardVerdict verdict,
        @Nullable String reason,
        OfficerId decidedBy,
        Instant decidedAt,
        @Nullable String response,
        @Nullable OfficerId respondedBy,
        @Nullable Instant respondedAt) {}
