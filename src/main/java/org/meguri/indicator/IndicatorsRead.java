package org.meguri.indicator;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** A table of indicators was taken in. */
public record IndicatorsRead(PlanId plan, int added, int changed, int same, OfficerId by, Instant at) {}
