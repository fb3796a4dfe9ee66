package org.meguri.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.meguri.intake.Table;
import org.meguri.intake.Table.Cell;
import org.meguri.system.Refusal;
import org.meguri.workbook.BookColumns.Column;
import org.meguri.workbook.BookColumns.Kind;

/**
 * A workbook that came back, read by its headings.
 *
 * @param answers fields that have a column in the file
 * @param extra headings of columns that are not ours
 */
record FilledBook(List<Row> rows, List<String> answers, List<String> extra) {

    /** Rows above the table in which the headings are looked for. */
    private static final int LOOKED_AT = 20;

    /**
     * A row with something in it.
     *
     * @param number as Excel shows it
     * @param identity texts by heading, of the identity columns that the file has
     * @param cells by field
     * @param mark "" where there is none
     */
    record Row(int number, Map<String, String> identity, Map<String, Cell> cells, String mark, List<String> extra) {}

    /** @throws Refusal when the headings are not found, or one stands there twice */
    static FilledBook read(Table table, BookColumns columns) {
        var byHeading = new HashMap<String, Column>();
        columns.columns().forEach(column -> byHeading.put(BookColumns.headingKey(column.heading()), column));
        var header = header(table, byHeading);
        var places = new LinkedHashMap<Column, Integer>();
        var others = new LinkedHashMap<Integer, String>();
        for (int place = 0; place < header.cells().size(); place++) {
            var heading = header.cell(place).text();
            if (heading.isBlank()) {
                continue;
            }
            var column = byHeading.get(BookColumns.headingKey(heading));
            if (column == null) {
                others.put(place, heading.strip());
            } else {
                var first = places.putIfAbsent(column, place);
                if (first != null) {
                    throw new Refusal("workbook.refused.heading-twice", column.heading(), name(first), name(place));
                }
            }
        }
        if (places.keySet().stream().noneMatch(column -> column.kind() == Kind.ANSWER)) {
            throw new Refusal("workbook.refused.no-headings");
        }
        var rows = new ArrayList<Row>();
        for (var row : table.rows()) {
            if (row.number() > header.number()) {
                var filled = row(row, places, List.copyOf(others.keySet()));
                if (!empty(filled)) {
                    rows.add(filled);
                }
            }
        }
        if (rows.isEmpty()) {
            throw new Refusal("workbook.refused.no-rows");
        }
        return new FilledBook(
                List.copyOf(rows),
                places.keySet().stream()
                        .filter(column -> column.kind() == Kind.ANSWER)
                        .map(Column::key)
                        .toList(),
                List.copyOf(others.values()));
    }

    private static Table.Row header(Table table, Map<String, Column> byHeading) {
        Table.Row best = null;
        var most = 1L;
        for (var row : table.rows()) {
            if (row.number() > LOOKED_AT) {
                break;
            }
            var found = row.cells().stream()
                    .map(cell -> BookColumns.headingKey(cell.text()))
                    .filter(byHeading::containsKey)
                    .distinct()
                    .count();
            if (found > most) {
                best = row;
                most = found;
            }
        }
        if (best == null) {
            throw new Refusal("workbook.refused.no-headings");
        }
        return best;
    }

    private static Row row(Table.Row row, Map<Column, Integer> places, List<Integer> others) {
        var identity = new LinkedHashMap<String, String>();
        var cells = new LinkedHashMap<String, Cell>();
        var mark = "";
        for (var place : places.entrySet()) {
            var column = place.getKey();
            var cell = row.cell(place.getValue());
            if (column.kind().identity()) {
                identity.put(column.heading(), cell.text());
            } else if (column.kind() == Kind.ANSWER) {
                cells.put(column.key(), cell);
            } else if (column.kind() == Kind.MARK) {
                mark = cell.text().strip();
            }
        }
        return new Row(
                row.number(),
                identity,
                cells,
                mark,
                others.stream().map(place -> row.cell(place).text()).toList());
    }

    /** A row that somebody left blank, whatever stands in columns of their own. */
    private static boolean empty(Row row) {
        return row.mark().isEmpty()
                && row.identity().values().stream().allMatch(String::isBlank)
                && row.cells().values().stream().allMatch(Cell::empty);
    }

    private static String name(int place) {
        return CellReference.convertNumToColString(place);
    }
}
