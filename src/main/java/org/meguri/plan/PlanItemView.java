package org.meguri.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;

/**
 * One item of a plan.
 *
 * @param seq its place in the plan's table, from 1
 * @param number as printed; missing where the plan gives none
 * @param levels text by level key, from the top
 * @param texts text by key ({@code item.<key>} of the definition)
 * @param responsibilities at least one, the lead first
 */
public record PlanItemView(
        PlanItemId id,
        PlanId plan,
        int seq,
        @Nullable String number,
        String name,
        Map<String, String> levels,
        Map<String, String> texts,
        List<Responsibility> responsibilities) {

    public UnitId leadUnit() {
        return responsibilities.stream()
                .filter(Responsibility::lead)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Plan item " + id + " has no lead unit"))
                .unit();
    }

    /** The units whose chiefs sign, the lead first, nobody twice. */
    public List<UnitId> units() {
        return responsibilities.stream().map(Responsibility::unit).distinct().toList();
    }

    /** {@code No.12 求人情報提供事業}, or the name alone where there is no number. */
    public String heading() {
        return number == null ? name : "No." + number + " " + name;
    }
}
