package org.meguri.plan;

import java.util.ArrayList;
import java.util.List;
import org.meguri.plan.PlanDefinition.Column;

/**
 * What a file says of one item that the register does not.
 *
 * @param heading how the item is called, by the register where it is known there
 * @param cells the columns in which the two differ, in the order of the table; empty where the item is in one only
 */
public record Difference(Kind kind, String heading, List<Cell> cells) {

    /** Where the item is. */
    public enum Kind {
        /** In the file only. */
        ADDED,
        /** In both, with other words. */
        CHANGED,
        /** In the register only; it stays there. */
        MISSING
    }

    /** One column that differs; "" where nothing stands. */
    public record Cell(String column, String before, String after) {}

    static List<Difference> of(PlanDefinition definition, ItemComparison comparison) {
        var differences = new ArrayList<Difference>();
        comparison.changed().forEach((item, draft) -> {
            var before = item.view();
            differences.add(new Difference(Kind.CHANGED, before.heading(), cells(definition, draft(before), draft)));
        });
        comparison
                .added()
                .forEach(draft -> differences.add(new Difference(
                        Kind.ADDED, definition.headingOf(draft.number(), draft.name(), draft.levels()), List.of())));
        comparison
                .missing()
                .forEach(item ->
                        differences.add(new Difference(Kind.MISSING, item.view().heading(), List.of())));
        return differences;
    }

    /** The columns of the plan's table in which the item is another; units as printed. */
    public static List<Cell> between(PlanDefinition definition, PlanItemView before, PlanItemView after) {
        return cells(definition, draft(before), draft(after));
    }

    private static ItemDraft draft(PlanItemView item) {
        return new ItemDraft(
                item.seq(), item.number(), item.name(), item.levels(), item.texts(), item.responsibilities());
    }

    private static List<Cell> cells(PlanDefinition definition, ItemDraft before, ItemDraft after) {
        var cells = new ArrayList<Cell>();
        for (var column : definition.columns()) {
            var old = text(column, before);
            var now = text(column, after);
            if (!old.equals(now)) {
                cells.add(new Cell(column.heading(), old, now));
            }
        }
        return cells;
    }

    private static String text(Column column, ItemDraft item) {
        var to = column.to();
        return switch (to) {
            case "seq" -> Integer.toString(item.seq());
            case "number" -> item.number() == null ? "" : item.number();
            case "name" -> item.name();
            case "units" ->
                String.join(
                        column.separator() == null ? "、" : column.separator(),
                        item.responsibilities().stream()
                                .map(Responsibility::printed)
                                .toList());
            default -> {
                if (to.startsWith("level.")) {
                    yield item.levels().getOrDefault(to.substring("level.".length()), "");
                }
                yield to.startsWith("item.") ? item.texts().getOrDefault(to.substring("item.".length()), "") : "";
            }
        };
    }
}
