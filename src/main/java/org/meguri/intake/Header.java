package org.meguri.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Table.Row;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Column;

/**
 * The row of headings, found by what stands in it among the first rows, and where each column of the plan stands. A
 * heading may be the column's name or its label; width, case, blanks and line breaks do not matter.
 */
final class Header {

    /** How many rows are looked at; above the headings stand titles. */
    private static final int LOOKED_AT = 10;

    private final @Nullable Row row;
    private final Map<Column, List<Integer>> places = new LinkedHashMap<>();
    private final Map<Integer, String> unknown = new LinkedHashMap<>();

    Header(PlanDefinition definition, Table table) {
        var columns = new HashMap<String, Column>();
        for (var column : definition.columns()) {
            columns.put(NameKey.of(column.name()), column);
            columns.put(NameKey.of(column.heading()), column);
        }
        row = find(columns, table);
        for (int i = 0; row != null && i < row.cells().size(); i++) {
            var heading = CellText.clean(row.cell(i).text());
            var column = columns.get(NameKey.of(heading));
            if (column != null) {
                places.computeIfAbsent(column, none -> new ArrayList<>()).add(i);
            } else if (!heading.isBlank()) {
                unknown.put(i, heading.strip());
            }
        }
    }

    private static @Nullable Row find(Map<String, Column> columns, Table table) {
        Row best = null;
        var most = 1L;
        for (var row : table.rows().subList(0, Math.min(LOOKED_AT, table.rows().size()))) {
            var matches = row.cells().stream()
                    .map(cell -> columns.get(NameKey.of(cell.text())))
                    .filter(column -> column != null)
                    .distinct()
                    .count();
            if (matches > most) {
                best = row;
                most = matches;
            }
        }
        return best;
    }

    boolean found() {
        return row != null;
    }

    /** The row's number as Excel shows it, 0 when there is none. */
    int number() {
        return row == null ? 0 : row.number();
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /** Where the column stands, from 0; -1 when it is missing. */
    int place(Column column) {
        return has(column) ? places.getOrDefault(column, List.of(-1)).get(0) : -1;
    }

    /** Headings that the plan does not know. */
    List<String> unknown() {
        return List.copyOf(unknown.values());
    }

    /** Tells which of the columns are missing, with the heading that may have been meant, and which stand there twice. */
    void check(List<Column> columns, Findings findings) {
        if (!found()) {
            findings.add("no-header", names(columns));
            return;
        }
        for (var column : columns) {
            var at = places.getOrDefault(column, List.of());
            if (at.isEmpty()) {
                missing(column, findings);
            } else if (at.size() > 1) {
                findings.add(
                        number(),
                        at.get(1),
                        "duplicate-column",
                        column.name(),
                        CellReference.convertNumToColString(at.get(0)),
                        CellReference.convertNumToColString(at.get(1)));
            }
        }
    }

    private void missing(Column column, Findings findings) {
        var meant = new ArrayList<>(Resemblance.of(column.name(), unknown.values(), 1));
        meant.addAll(Resemblance.of(column.heading(), unknown.values(), 1));
        if (meant.isEmpty()) {
            findings.add(number(), null, "missing-column", column.name(), column.heading());
            return;
        }
        var place = unknown.entrySet().stream()
                .filter(heading -> heading.getValue().equals(meant.get(0)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        findings.add(number(), place, "misnamed-column", column.name(), meant.get(0));
    }

    private static String names(List<Column> columns) {
        return String.join("、", columns.stream().map(Column::name).toList());
    }
}
