package org.meguri.committee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;

/**
 * A chief's decision on an answer.
 *
 * @param reason given when the answer was sent back
 * @param inSteadOf for whom a deputy decided (代決); null where the one who holds the office did
 * @param decidedAs the chief, or the director in the chief's place; null where that was not kept
 */
public record DecisionView(
        int round,
        AnswerVerdict verdict,
        @Nullable String reason,
        OfficerId decidedBy,
        @Nullable OfficerId inSteadOf,
        @Nullable Role decidedAs,
        Instant decidedAt) {

    /** Whether the director, or a deputy of the director, decided in the chief's place. */
    public boolean inAChiefsPlace() {
        return decidedAs == Role.DIRECTOR;
    }
}
