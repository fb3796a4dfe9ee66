package org.meguri.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;

/**
 * A chief's decision.
 *
 * @param reason given when the sheet was sent back
 * @param inSteadOf for whom a deputy decided (代決); null where the one who holds the office did
 * @param decidedAs the chief, or the director in the chief's place; null where that was not kept
 */
public record ApprovalView(
        int round,
        UnitId unit,
        Verdict verdict,
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
