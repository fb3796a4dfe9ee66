package org.meguri.linkage;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/** Two items whose names are alike have been found to be different work. */
public record PairDeclined(PlanItemId low, PlanItemId high, OfficerId by, Instant at) {}
