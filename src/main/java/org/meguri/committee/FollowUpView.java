package org.meguri.committee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;

/**
 * What a later evaluation did about a remark.
 *
 * @param text what was done
 * @param settledAt when that evaluation was confirmed
 */
public record FollowUpView(RemarkId remark, EvaluationId evaluation, String text, @Nullable Instant settledAt) {}
