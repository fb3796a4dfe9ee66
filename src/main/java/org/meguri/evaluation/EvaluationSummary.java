package org.meguri.evaluation;

import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;

/** An evaluation in a list. @param begun whether anything is written yet */
public record EvaluationSummary(
        EvaluationId id,
        PlanItemId item,
        UnitId leadUnit,
        int seq,
        String heading,
        Status status,
        int round,
        boolean begun) {}
