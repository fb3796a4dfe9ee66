package org.meguri.approval;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** A chief has approved a sheet for one of its units. */
public record EvaluationApproved(
        EvaluationId evaluation, CycleId cycle, int round, UnitId unit, OfficerId by, Instant at) {}
