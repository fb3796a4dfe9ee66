package org.meguri.linkage;

import java.time.Instant;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/** An item belongs from now on to a group of items that are the same work. */
public record ItemsLinked(UUID link, PlanItemId item, OfficerId by, Instant at) {}
