package org.meguri.indicator;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** The planning division has said who enters the actuals of some indicators. */
public record IndicatorUnitsAssigned(PlanId plan, int count, OfficerId by, Instant at) {}
