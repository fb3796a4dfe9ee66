package org.meguri.founding;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** The planning division has made a plan out of a table. */
public record PlanFounded(PlanId plan, int items, OfficerId by, Instant at) {}
