package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.sheet.SheetPage;

/**
 * A step of the sheet as it stands on the form.
 *
 * @param row the step and its state
 * @param open the fields that are shown
 * @param folded the fields that are folded away, since others were asked about; they may be written all the same
 * @param unfolded whether they are shown after all, since one of them is wrong
 * @param done whether the step is called complete
 * @param next the step after it; null at the last
 */
record WritingPart(
        WritingSteps.Row row,
        List<SheetPage.Row> open,
        List<SheetPage.Row> folded,
        boolean unfolded,
        boolean done,
        WritingSteps.@Nullable Row next) {

    /** Names of the folded fields, for the line that unfolds them. */
    public String foldedLabels() {
        return folded.stream().map(row -> row.field().label()).collect(Collectors.joining("、"));
    }

    static List<WritingPart> of(
            SheetPage sheet, EvaluationPage page, WritingSteps.Steps steps, Map<String, Boolean> ticked) {
        var rows = new HashMap<String, SheetPage.Row>();
        sheet.rows().forEach(row -> rows.put(row.field().key(), row));
        var parts = new ArrayList<WritingPart>();
        var all = page.sheet().steps();
        for (int i = 0; i < all.size(); i++) {
            var step = all.get(i);
            var open = new ArrayList<SheetPage.Row>();
            var folded = new ArrayList<SheetPage.Row>();
            step.fields().forEach(field -> {
                var row = rows.get(field.key());
                if (page.asksAboutFields() && page.requestsOn(field.key()).isEmpty()) {
                    folded.add(row);
                } else {
                    open.add(row);
                }
            });
            parts.add(new WritingPart(
                    row(steps, step.key()),
                    open,
                    folded,
                    folded.stream().anyMatch(SheetPage.Row::invalid),
                    ticked.getOrDefault(step.key(), steps.marked().getOrDefault(step.key(), false)),
                    i + 1 == all.size() ? null : row(steps, all.get(i + 1).key())));
        }
        return parts;
    }

    private static WritingSteps.Row row(WritingSteps.Steps steps, String key) {
        return steps.rows().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
