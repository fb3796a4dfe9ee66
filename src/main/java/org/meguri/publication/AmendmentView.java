package org.meguri.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/**
 * That something is published otherwise than the sheet says it.
 *
 * @param place what is published otherwise: a column's {@code to}, {@code remark.<number>.text} or
 *     {@code remark.<number>.answer}
 * @param original what would have been published without it
 * @param reason of a correction, printed in the 正誤表; of the others, for the town alone
 * @param revoked who took it back, and when; null while it holds
 */
public record AmendmentView(
        AmendmentId id,
        CycleId cycle,
        PlanItemId item,
        String place,
        AmendmentKind kind,
        String original,
        String text,
        String reason,
        OfficerId by,
        Instant at,
        @Nullable Revocation revoked) {

    /** That an amendment was taken back. */
    public record Revocation(OfficerId by, Instant at) {}

    public boolean holds() {
        return revoked == null;
    }

    boolean at(PlanItemId where, String what) {
        return item.equals(where) && place.equals(what);
    }
}
