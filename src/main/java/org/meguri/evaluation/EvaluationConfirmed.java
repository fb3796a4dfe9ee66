package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** The planning division has confirmed an evaluation; it stands. */
public record EvaluationConfirmed(EvaluationId evaluation, CycleId cycle, OfficerId by, Instant at) {}
