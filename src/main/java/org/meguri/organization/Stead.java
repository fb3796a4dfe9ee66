package org.meguri.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 代決: whose duty somebody does on a day, because the one who holds it is away.
 *
 * @param duty what may be done, and for which unit
 * @param principal who holds the duty and is away
 * @param until the last day of it; null while no end is set
 */
public record Stead(
        DeputyId designation, Duty duty, OfficerId principal, String principalName, @Nullable LocalDate until) {}
