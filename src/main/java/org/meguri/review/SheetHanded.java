package org.meguri.review;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** An accepted sheet is in another colleague's hand. @param from who had it in hand */
public record SheetHanded(
        EvaluationId evaluation, CycleId cycle, int round, OfficerId from, OfficerId to, OfficerId by, Instant at) {}
