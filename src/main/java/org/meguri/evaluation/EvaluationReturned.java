package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** A sheet has been sent back to its department. @param round the round that was sent back */
public record EvaluationReturned(
        EvaluationId evaluation, CycleId cycle, int round, ReturningStage stage, OfficerId by, Instant at) {}
