package org.meguri.intake;

import java.util.List;
import java.util.Set;

/**
 * A table as it stands in a file, whatever the format.
 *
 * @param format in words, for people
 * @param rows the rows that are not empty, in order
 * @param covered places that a merged cell hides, see {@link #place}
 */
public record Table(String format, List<Row> rows, Set<Long> covered) {

    /** The most rows with something in them. */
    static final int MAX_ROWS = 20_000;

    /** The most columns. */
    static final int MAX_COLUMNS = 200;

    /** What a cell holds besides its text. */
    public enum Kind {
        TEXT,
        FORMULA,
        ERROR,
        ERA_DATE
    }

    /** A cell: its text as the file shows it, not normalised yet; "" where there is nothing. */
    public record Cell(String text, Kind kind) {

        public static final Cell EMPTY = new Cell("", Kind.TEXT);

        public static Cell of(String text) {
            return text.isEmpty() ? EMPTY : new Cell(text, Kind.TEXT);
        }

        public boolean empty() {
            return kind == Kind.TEXT && text.isBlank();
        }
    }

    /**
     * A row.
     *
     * @param number as Excel shows it, from 1
     * @param cells from column A; shorter rows end early
     */
    public record Row(int number, List<Cell> cells) {

        public Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }

        public boolean empty() {
            return cells.stream().allMatch(Cell::empty);
        }
    }

    /** Whether the place lies under a merged cell, but is not the one that holds its text. */
    boolean isCovered(int row, int column) {
        return covered.contains(place(row, column));
    }

    static long place(int row, int column) {
        return (long) row << 16 | column;
    }
}
