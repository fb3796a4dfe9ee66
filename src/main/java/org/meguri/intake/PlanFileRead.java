package org.meguri.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.plan.RegisterItems.Outcome;

/** A plan's table has been taken into the register; {@code by} is missing where no person did it. */
public record PlanFileRead(PlanId plan, Outcome outcome, @Nullable OfficerId by, Instant at) {}
