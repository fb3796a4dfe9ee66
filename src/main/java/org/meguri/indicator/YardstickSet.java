package org.meguri.indicator;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** The planning division has said how a plan reads its indicators. */
public record YardstickSet(PlanId plan, int bands, OfficerId by, Instant at) {}
