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
        @Nullable EvaluationId followedUpIn) {

    /** Message key of where it stands; what has been dealt with in a later year says so once its answer is approved. */
    public String standing() {
        return "committee.status."
                + (followedUpIn != null && status == RemarkStatus.CLOSED ? "FOLLOWED_UP" : status.name());
    }
}
