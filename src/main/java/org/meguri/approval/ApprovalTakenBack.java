package org.meguri.approval;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** Whoever approved a sheet for one of its units has taken that back. */
public record ApprovalTakenBack(
        EvaluationId evaluation, CycleId cycle, int round, UnitId unit, OfficerId by, Instant at) {}
