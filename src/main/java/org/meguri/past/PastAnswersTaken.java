package org.meguri.past;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

/** Answers of a year before the product have been taken over; {@code added} items had none of that year, {@code changed} had. */
public record PastAnswersTaken(
        PlanId plan, FiscalYear year, TakingId taking, int added, int changed, OfficerId by, Instant at) {}
