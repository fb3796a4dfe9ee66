package org.meguri.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.FiscalYear;

/**
 * A decision about items as other rooms see it.
 *
 * @param year from which it holds
 * @param position how many were entered before it in its register; orders those of one year
 * @param counted for a merge: whether what was merged stays counted
 * @param reversal who took it back and why; null while it stands
 */
public record DecisionView(
        DecisionId id,
        PlanId plan,
        RegisterAct act,
        FiscalYear year,
        int position,
        String reason,
        boolean counted,
        OfficerId by,
        Instant at,
        List<Line> lines,
        @Nullable Reversal reversal) {

    /** @param changes by {@code number}, {@code name}, {@code seq}, {@code level.<key>}, {@code item.<key>}, {@code units} */
    public record Line(PlanItemId item, Part part, Map<String, String> changes) {

        /** The units from the decision's year on; empty where they do not change. */
        public List<Responsibility> units() {
            return ItemFacts.units(changes.getOrDefault(ItemFacts.UNITS, ""));
        }
    }

    /** How a decision was taken back. */
    public record Reversal(String reason, OfficerId by, Instant at) {}

    public boolean stands() {
        return reversal == null;
    }

    /** The items that take this part, in the order in which they were named. */
    public List<PlanItemId> items(Part part) {
        return lines.stream()
                .filter(line -> line.part() == part)
                .map(Line::item)
                .toList();
    }

    /** What comes out of it: what took over, and what began. */
    public List<PlanItemId> results() {
        return lines.stream()
                .filter(line -> line.part() != Part.SUBJECT)
                .map(Line::item)
                .toList();
    }

    public boolean concerns(PlanItemId item) {
        return lines.stream().anyMatch(line -> line.item().equals(item));
    }
}
