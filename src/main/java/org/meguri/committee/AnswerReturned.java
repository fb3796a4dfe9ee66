package org.meguri.committee;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** A chief has sent an answer back to its writer. */
public record AnswerReturned(RemarkId remark, CycleId cycle, int round, OfficerId by, Instant at) {}
