package org.meguri.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;

/**
 * An evaluation as other rooms see it.
 *
 * @param units the units whose chiefs approve, the lead first
 * @param seq the item's place in its plan
 * @param content what is written now, by field
 * @param revision goes up with every change of the text
 * @param writers everybody who wrote in any round; none of them may decide
 * @param variant key of the sheet that it was handed out with; null for the plan's own
 */
public record EvaluationView(
        EvaluationId id,
        CycleId cycle,
        PlanItemId item,
        UnitId leadUnit,
        List<UnitId> units,
        int seq,
        String heading,
        Status status,
        int round,
        Map<String, String> content,
        long revision,
        @Nullable OfficerId writtenBy,
        @Nullable Instant writtenAt,
        Set<OfficerId> writers,
        @Nullable String variant) {

    /** An evaluation with the plan's own sheet. */
    public EvaluationView(
            EvaluationId id,
            CycleId cycle,
            PlanItemId item,
            UnitId leadUnit,
            List<UnitId> units,
            int seq,
            String heading,
            Status status,
            int round,
            Map<String, String> content,
            long revision,
            @Nullable OfficerId writtenBy,
            @Nullable Instant writtenAt,
            Set<OfficerId> writers) {
        this(
                id, cycle, item, leadUnit, units, seq, heading, status, round, content, revision, writtenBy, writtenAt,
                writers, null);
    }
}
