package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** The department has taken its submission back before anybody who decides had opened it. */
public record EvaluationWithdrawn(EvaluationId evaluation, CycleId cycle, int round, OfficerId by, Instant at) {}
