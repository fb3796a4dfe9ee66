package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** 代理入力: somebody of planning has begun to write a sheet in its department's stead. */
public record StandInBegun(EvaluationId evaluation, CycleId cycle, OfficerId by, Instant at) {}
