package org.meguri.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table before anybody has said what its columns mean: the texts of its cells as they will be read.
 *
 * @param rows the rows that are not empty, in order
 */
public record RawTable(List<Row> rows) {

    /**
     * A row.
     *
     * @param number as Excel shows it, from 1
     * @param cells clean texts from column A; shorter rows end early
     * @param covered the places, from 0, that a merged cell hides
     */
    public record Row(int number, List<String> cells, List<Integer> covered) {

        /** The text at the place, from 0; "" where there is nothing. */
        public String cell(int place) {
            return place < cells.size() ? cells.get(place) : "";
        }
    }

    /**
     * Reads a CSV or Excel file.
     *
     * @param sheet the name of the workbook's sheet, or null for the first one that is shown
     * @throws org.meguri.system.Refusal when the file is no table that can be read, with the cure
     */
    public static RawTable read(Upload file, @Nullable String sheet) {
        var table = TableReader.read(file, sheet);
        var rows = new ArrayList<Row>();
        for (var row : table.rows()) {
            var cells = row.cells().stream()
                    .map(cell -> CellText.clean(cell.text()))
                    .toList();
            var covered = new ArrayList<Integer>();
            for (var place = 0; place < Table.MAX_COLUMNS; place++) {
                if (table.isCovered(row.number(), place)) {
                    covered.add(place);
                }
            }
            rows.add(new Row(row.number(), cells, covered));
        }
        return new RawTable(List.copyOf(rows));
    }

    /** The names of the visible sheets of a workbook; empty for CSV. */
    public static List<String> sheets(Upload file) {
        var content = file.content();
        var zip = content.length > 3 && content[0] == 'P' && content[1] == 'K';
        return zip ? WorkbookReader.sheets(content) : List.of();
    }

    /** How many columns there are. */
    public int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /**
     * What the column is called over these rows of headings, joined as a plan's definition names it; "" where nothing stands.
     *
     * @param first place in {@link #rows} of the first row of headings
     * @param headerRows how many there are
     */
    public String heading(int first, int headerRows, int place) {
        var table = new Table("", asRows(), covered());
        var last = Math.min(first + headerRows, rows.size());
        return Headings.at(table, table.rows().subList(first, last), place).stream()
                .findFirst()
                .orElse("");
    }

    private List<Table.Row> asRows() {
        return rows.stream()
                .map(row -> new Table.Row(
                        row.number(), row.cells().stream().map(Table.Cell::of).toList()))
                .toList();
    }

    private Set<Long> covered() {
        var covered = new HashSet<Long>();
        rows.forEach(row -> row.covered().forEach(place -> covered.add(Table.place(row.number(), place))));
        return covered;
    }
}
