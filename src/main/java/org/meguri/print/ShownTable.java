package org.meguri.print;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a page shows it. Page and files are made of the same one, so that a file holds the same rows in the same
 * order as the page from which it was asked for.
 *
 * @param title its caption
 * @param about what it is of: plan and year, filter and order, as of when; one sentence each, never empty
 * @param columns at least one; the first one names the row
 * @param rows each with as many cells as there are columns
 * @param totals the rows below the line, shaped like the others
 * @param notes how the figures are counted
 */
public record ShownTable(
        String title, List<String> about, List<Column> columns, List<Row> rows, List<Row> totals, List<String> notes) {

    public ShownTable {
        about = List.copyOf(about);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
        var width = columns.size();
        if (width == 0
                || Stream.concat(rows.stream(), totals.stream())
                        .anyMatch(row -> row.cells().size() != width)) {
            throw new IllegalArgumentException("A row of the table " + title + " does not have " + width + " cells");
        }
    }

    /** How much room a column needs. */
    public enum Kind {
        /** A number, at the right. */
        FIGURE,
        /** A few characters that are not broken: an item's number, a letter of a scale. */
        SHORT,
        /** A name. */
        NAME,
        /** Sentences. */
        TEXT
    }

    public record Column(String heading, Kind kind) {}

    /** @param tone {@code late} where the page sets the row apart; the row says so in words too */
    public record Row(List<Cell> cells, @Nullable String tone) {

        public Row {
            cells = List.copyOf(cells);
        }

        public Row(List<Cell> cells) {
            this(cells, null);
        }
    }

    /**
     * @param text as it is printed
     * @param figure the number where it is one, for programs that reckon
     * @param href where the page leads from here; files have no links
     */
    public record Cell(String text, @Nullable Long figure, @Nullable String href) {

        public static Cell of(String text) {
            return new Cell(text, null, null);
        }

        public static Cell of(String text, @Nullable String href) {
            return new Cell(text, null, href);
        }

        public static Cell of(long figure) {
            return new Cell("%,d".formatted(figure), figure, null);
        }

        /** A number that leads to the list of what it counts; nothing is behind a zero. */
        public static Cell of(long figure, String href) {
            return new Cell("%,d".formatted(figure), figure, figure == 0 ? null : href);
        }

        /** Whether it is the number 0, which pages print paler. */
        public boolean zero() {
            return figure != null && figure == 0;
        }
    }

    /** The rows and below them the totals. */
    public List<Row> allRows() {
        return Stream.concat(rows.stream(), totals.stream()).toList();
    }
}
