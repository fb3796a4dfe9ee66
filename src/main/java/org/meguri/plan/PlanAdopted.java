package org.meguri.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** A plan's definition has been taken into the register, or renewed; {@code by} is missing where no person did it. */
public record PlanAdopted(PlanId plan, @Nullable OfficerId by, Instant at) {}
