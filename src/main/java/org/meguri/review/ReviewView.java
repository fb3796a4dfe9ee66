package org.meguri.review;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** The planning division's decision. @param reason given when the sheet was sent back */
public record ReviewView(int round, Verdict verdict, @Nullable String reason, OfficerId decidedBy, Instant decidedAt) {}
