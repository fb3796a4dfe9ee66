package org.meguri.linkage;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** A field of a linked sheet has a text of its own from now on, or no longer. */
public record VariantChanged(
        EvaluationId evaluation, CycleId cycle, String field, boolean apart, OfficerId by, Instant at) {}
