package org.meguri.committee;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** A committee member has made a remark on an evaluation. */
public record CommitteeCommentReceived(
        RemarkId remark, EvaluationId evaluation, CycleId cycle, OfficerId by, Instant at) {}
