package org.meguri.review;

import java.time.Instant;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/**
 * That planning has accepted a round of a sheet.
 *
 * @param holder who has it in hand now
 * @param heldSince since when
 */
public record AcceptanceView(
        EvaluationId evaluation,
        int round,
        OfficerId acceptedBy,
        Instant acceptedAt,
        OfficerId holder,
        Instant heldSince) {}
