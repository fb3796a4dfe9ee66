package org.meguri.plan;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.system.FiscalYear;

/** A plan goes on to a later last year than was planned. */
public record PlanExtended(PlanId plan, FiscalYear former, FiscalYear last, OfficerId by, Instant at) {}
