package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        @Column(name = "lead_unit") boolean lead) {

    /** The unit that leads, if one does. */
    public static Optional<UnitId> lead(List<Responsibility> all) {
        return all.stream()
                .filter(Responsibility::lead)
                .map(Responsibility::unit)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The units whose chiefs sign, in order, nobody twice. */
    public static List<UnitId> units(List<Responsibility> all) {
        return all.stream()
                .map(Responsibility::unit)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
