package org.meguri.linkage;

import java.time.Instant;
import java.util.List;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** What was written in one sheet has been taken over by a linked one. */
public record TextShared(
        EvaluationId from, EvaluationId to, CycleId cycle, List<String> fields, OfficerId by, Instant at) {}
