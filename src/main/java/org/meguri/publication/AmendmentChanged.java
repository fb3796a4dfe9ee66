package org.meguri.publication;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/** Something is published otherwise than it stands in the sheet, or not any more. @param revoked whether it was taken back */
public record AmendmentChanged(
        AmendmentId amendment,
        CycleId cycle,
        PlanItemId item,
        AmendmentKind kind,
        boolean revoked,
        OfficerId by,
        Instant at) {}
