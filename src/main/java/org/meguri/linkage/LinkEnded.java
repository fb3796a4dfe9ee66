package org.meguri.linkage;

import java.time.Instant;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/** An item belongs to its group of linked items no longer. */
public record LinkEnded(UUID link, PlanItemId item, OfficerId by, Instant at) {}
