package org.meguri.committee;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** An evaluation of a later year that deals with a remark has been confirmed. @param cycle of that evaluation */
public record RemarkFollowedUp(RemarkId remark, EvaluationId evaluation, CycleId cycle, OfficerId by, Instant at) {}
