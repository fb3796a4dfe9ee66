package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** A writer has confirmed that last year's text of a field holds for this year too. */
public record UnchangedConfirmed(EvaluationId evaluation, CycleId cycle, String field, OfficerId by, Instant at) {}
