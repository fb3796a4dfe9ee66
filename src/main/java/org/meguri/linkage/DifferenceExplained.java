package org.meguri.linkage;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** Somebody has said why two linked sheets say different things. */
public record DifferenceExplained(
        EvaluationId evaluation, EvaluationId other, CycleId cycle, String field, OfficerId by, Instant at) {}
