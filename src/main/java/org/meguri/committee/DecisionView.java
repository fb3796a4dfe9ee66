package org.meguri.committee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** A chief's decision on an answer. */
public record DecisionView(
        int round, AnswerVerdict verdict, @Nullable String reason, OfficerId decidedBy, Instant decidedAt) {}
