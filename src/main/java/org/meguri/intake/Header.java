package org.meguri.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Table.Row;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Column;

/**
 * The rows of headings, found by what stands in them among the first rows, and where each column of the plan stands. A
 * heading may be the column's name or its label; width, case, blanks and line breaks do not matter.
 */
final class Header {

    /** How many rows are looked at; above the headings stand titles. */
    private static final int LOOKED_AT = 10;

    private final List<Row> rows;
    private final Map<Column, List<Integer>> places = new LinkedHashMap<>();
    private final Map<Integer, String> unknown = new LinkedHashMap<>();

    Header(PlanDefinition definition, Table table) {
        var columns = new HashMap<String, Column>();
        for (var column : definition.columns()) {
            columns.put(NameKey.of(column.name()), column);
            columns.put(NameKey.of(column.heading()), column);
        }
        rows = find(columns, table, definition.layout().headerRows());
        for (int place = 0; place < width(rows); place++) {
            var headings = Headings.at(table, rows, place);
            var column = headings.stream()
                    .map(heading -> Optional.ofNullable(columns.get(NameKey.of(heading))))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (column.isPresent()) {
                places.computeIfAbsent(column.get(), none -> new ArrayList<>()).add(place);
            } else if (!headings.isEmpty()) {
                unknown.put(place, headings.get(0));
            }
        }
    }

    private static List<Row> find(Map<String, Column> columns, Table table, int headerRows) {
        List<Row> best = List.of();
        var most = 1L;
        var last = Math.min(LOOKED_AT, table.rows().size() - headerRows + 1);
        for (var start = 0; start < last; start++) {
            var rows = table.rows().subList(start, start + headerRows);
            var matches = matches(columns, table, rows);
            if (matches > most) {
                best = List.copyOf(rows);
                most = matches;
            }
        }
        return best;
    }

    private static long matches(Map<String, Column> columns, Table table, List<Row> rows) {
        var found = new java.util.HashSet<Column>();
        for (int place = 0; place < width(rows); place++) {
            for (var heading : Headings.at(table, rows, place)) {
                var column = columns.get(NameKey.of(heading));
                if (column != null) {
                    found.add(column);
                    break;
                }
            }
        }
        return found.size();
    }

    private static int width(List<Row> rows) {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    boolean found() {
        return !rows.isEmpty();
    }

    /** The number of the last row of headings as Excel shows it, 0 when there is none. */
    int number() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number();
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
                .<@Nullable Integer>map(found -> found)
                .orElse(null);
        findings.add(number(), place, "misnamed-column", column.name(), meant.get(0));
    }

    private static String names(List<Column> columns) {
        return String.join("、", columns.stream().map(Column::name).toList());
    }
}
