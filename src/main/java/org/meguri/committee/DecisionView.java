package org.meguri.committee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * A chief's decision on an answer.
 *
 * @param reason given when the answer was sent back
 * @param inSteadOf for whom a deputy decided (代決); null where the one who holds the office did
 */
public record DecisionView(
        int round,
        AnswerVerdict verdict,
        @Nullable String reason,
        OfficerId decidedBy,
        @Nullable OfficerId inSteadOf,
        Instant decidedAt) {}
