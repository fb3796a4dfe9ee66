package org.meguri.linkage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;

/**
 * An item in a group of items that are the same work.
 *
 * @param link the group
 * @param endedAt null as long as it belongs there
 * @param endReason null where nothing was said, as when two groups became one
 */
public record MemberView(
        UUID link,
        PlanItemId item,
        PlanId plan,
        OfficerId addedBy,
        Instant addedAt,
        @Nullable OfficerId endedBy,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
