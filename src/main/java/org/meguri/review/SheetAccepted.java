package org.meguri.review;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** The planning division has accepted an approved sheet for review (受付). */
public record SheetAccepted(EvaluationId evaluation, CycleId cycle, int round, OfficerId by, Instant at) {}
