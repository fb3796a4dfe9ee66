package org.meguri.committee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/**
 * A remark of the committee.
 *
 * @param number within the cycle, from 1
 * @param round goes up with every answer that was sent back
 * @param release that planning closed it over the years; null where it has not
 * @param followedUpIn the confirmed evaluation of a later year that has dealt with it; null while it is open over the years
 */
public record RemarkView(
        RemarkId id,
        CycleId cycle,
        EvaluationId evaluation,
        int number,
        String text,
        OfficerId member,
        Instant madeAt,
        RemarkStatus status,
        int round,
        @Nullable Action action,
        @Nullable String answer,
        @Nullable OfficerId answeredBy,
        @Nullable Instant answeredAt,
        @Nullable EvaluationId followedUpIn,
        @Nullable Release release) {

    /** That planning closed it, and why. */
    public record Release(String reason, OfficerId by, Instant at) {}

    /** Whether planning may close it: its answer is approved, and it is open over the years. */
    public boolean releasable() {
        return status == RemarkStatus.CLOSED && action != Action.DECLINE && followedUpIn == null && release == null;
    }

    /** Message key of where it stands; what has been dealt with in a later year says so once its answer is approved. */
    public String standing() {
        if (status != RemarkStatus.CLOSED) {
            return "committee.status." + status;
        }
        if (followedUpIn != null) {
            return "committee.status.FOLLOWED_UP";
        }
        return release == null ? "committee.status.CLOSED" : "committee.status.RELEASED";
    }
}
