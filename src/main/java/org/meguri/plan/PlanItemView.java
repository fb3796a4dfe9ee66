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
 * @param levels text by level key, and by {@code <level key>.<part>}, from the top
 * @param texts text by key ({@code item.<key>} of the definition)
 * @param responsibilities at least one with a unit, the lead first
 * @param heading how the item is called in lists and mails
 * @param variant key of the sheet that it is evaluated with; null for the plan's own
 */
public record PlanItemView(
        PlanItemId id,
        PlanId plan,
        int seq,
        @Nullable String number,
        String name,
        Map<String, String> levels,
        Map<String, String> texts,
        List<Responsibility> responsibilities,
        String heading,
        @Nullable String variant) {

    /** An item with the usual heading, evaluated with the plan's own sheet. */
    public PlanItemView(
            PlanItemId id,
            PlanId plan,
            int seq,
            @Nullable String number,
            String name,
            Map<String, String> levels,
            Map<String, String> texts,
            List<Responsibility> responsibilities) {
        this(
                id,
                plan,
                seq,
                number,
                name,
                levels,
                texts,
                responsibilities,
                number == null ? name : "No." + number + " " + name,
                null);
    }

    /** The same item, answered for by others. */
    PlanItemView withResponsibilities(List<Responsibility> others) {
        return new PlanItemView(id, plan, seq, number, name, levels, texts, List.copyOf(others), heading, variant);
    }

    public UnitId leadUnit() {
        return Responsibility.lead(responsibilities)
                .orElseThrow(() -> new IllegalStateException("Plan item " + id + " has no lead unit"));
    }

    /** The units whose chiefs sign, the lead first, nobody twice. */
    public List<UnitId> units() {
        return Responsibility.units(responsibilities);
    }
}
