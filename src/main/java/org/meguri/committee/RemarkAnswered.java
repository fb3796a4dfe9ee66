package org.meguri.committee;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** A department has answered a remark and its chief has approved the answer. */
public record RemarkAnswered(RemarkId remark, CycleId cycle, OfficerId by, Instant at) {}
