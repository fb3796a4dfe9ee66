package org.meguri.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** A chief's decision. @param reason given when the sheet was sent back */
public record ApprovalView(
        int round, UnitId unit, Verdict verdict, @Nullable String reason, OfficerId decidedBy, Instant decidedAt) {}
