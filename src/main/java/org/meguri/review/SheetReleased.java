package org.meguri.review;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** An accepted sheet is in nobody's hand again. @param from who had it in hand */
public record SheetReleased(
        EvaluationId evaluation, CycleId cycle, int round, OfficerId from, OfficerId by, Instant at) {}
