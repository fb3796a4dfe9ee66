package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;

/**
 * A unit that answers for an item.
 *
 * @param unit null where a printed name means no unit in particular ({@code （関係各課）}); never of the lead
 * @param printed the name as the plan prints it, which may name a section or an office of the unit; "" where the plan
 *     prints none
 * @param lead whether this unit writes the sheet; exactly one unit of an item leads
 */
@Embeddable
public record Responsibility(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "unit_id")) @Nullable UnitId unit,
        String printed,
        @Column(name = "lead_unit") boolean lead) {}
