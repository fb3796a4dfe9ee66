package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** 未提出: planning has closed a sheet that was never handed in. */
public record EvaluationLapsed(EvaluationId evaluation, CycleId cycle, OfficerId by, Instant at) {}
