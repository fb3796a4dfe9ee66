package org.meguri.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.meguri.intake.Table.Row;

/**
 * What a column is called over one or more rows of headings. {@code 事業費} over {@code 予算額} reads {@code 事業費／予算額}; a
 * heading that reaches over several columns stands in the first of them only and counts for the others too.
 */
final class Headings {

    private static final String BETWEEN = "／";

    private Headings() {}

    /**
     * The ways to call the column at this place, the fullest first: with what reaches over it from the left, then with what
     * stands in the column itself. Empty where nothing stands.
     */
    static List<String> at(Table table, List<Row> rows, int place) {
        var full = new ArrayList<String>();
        var own = new ArrayList<String>();
        for (var level = 0; level < rows.size(); level++) {
            var row = rows.get(level);
            var text = text(row, place);
            if (text.isEmpty() && level < rows.size() - 1) {
                add(full, reaching(table, rows, level, place));
            } else {
                add(full, text);
            }
            add(own, text);
        }
        var names = new LinkedHashSet<String>();
        if (!own.isEmpty()) {
            names.add(String.join(BETWEEN, full));
            names.add(String.join(BETWEEN, own));
        }
        return List.copyOf(names);
    }

    /** The heading to the left that reaches over this place, "" when there is none. */
    private static String reaching(Table table, List<Row> rows, int level, int place) {
        // A workbook says what is merged; in a file without merged cells a blank beside a heading continues it.
        var merged = !table.covered().isEmpty();
        for (var left = place; left >= 0; left--) {
            var text = text(rows.get(level), left);
            if (!text.isEmpty()) {
                return text;
            }
            if (merged && !table.isCovered(rows.get(level).number(), left)) {
                return "";
            }
        }
        return "";
    }

    private static void add(List<String> parts, String text) {
        if (!text.isEmpty() && (parts.isEmpty() || !parts.get(parts.size() - 1).equals(text))) {
            parts.add(text);
        }
    }

    private static String text(Row row, int place) {
        return CellText.clean(row.cell(place).text()).replace('\n', ' ').strip();
    }
}
