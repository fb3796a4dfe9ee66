package org.meguri.linkage;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** Planning has decided which fields of two plans' sheets correspond. */
public record FieldsMatched(PlanId low, PlanId high, OfficerId by, Instant at) {}
