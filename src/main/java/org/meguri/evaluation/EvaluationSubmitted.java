package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** The department has handed its evaluation to the section chiefs. */
public record EvaluationSubmitted(EvaluationId evaluation, CycleId cycle, int round, OfficerId by, Instant at) {}
