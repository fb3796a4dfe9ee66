package org.meguri.workbook;

import java.util.ArrayList;
import java.util.List;
import org.meguri.system.Refusal;

/**
 * A block of cells as spreadsheets put it on the clipboard: cells parted by tabs, rows by line ends; a cell with a tab or a
 * line end in it stands between quotation marks, its own quotation marks doubled. A quotation mark that opens nothing is a
 * character like any other, since spreadsheets quote no cell for a quotation mark alone.
 *
 * @param rows from the top; rows may differ in length
 */
record PastedBlock(List<List<String>> rows) {

    /** The most rows. */
    static final int MOST_ROWS = 500;

    /** The most columns. */
    static final int MOST_COLUMNS = 100;

    PastedBlock {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * Reads a block. One line end behind the last row is not a row of its own.
     *
     * @throws Refusal when nothing is in it, or more than a table takes
     */
    static PastedBlock parse(String text) {
        if (text.isBlank()) {
            throw new Refusal("workbook.paste.empty");
        }
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var at = 0;
        while (true) {
            var cell = cell(text, at);
            row.add(cell.text());
            if (row.size() > MOST_COLUMNS) {
                throw new Refusal("workbook.paste.columns", MOST_COLUMNS);
            }
            at = cell.end();
            if (at < text.length() && text.charAt(at) == '\t') {
                at++;
                continue;
            }
            rows.add(row);
            if (rows.size() > MOST_ROWS) {
                throw new Refusal("workbook.paste.rows", MOST_ROWS);
            }
            at += lineEnd(text, at);
            if (at >= text.length()) {
                return new PastedBlock(rows);
            }
            row = new ArrayList<>();
        }
    }

    /** The block without its first row, if that says nothing but these headings, from the first one on. */
    PastedBlock withoutHeadings(List<String> headings) {
        var first = rows.get(0);
        if (rows.size() < 2 || first.size() > headings.size()) {
            return this;
        }
        for (int i = 0; i < first.size(); i++) {
            if (!BookColumns.headingKey(first.get(i)).equals(BookColumns.headingKey(headings.get(i)))) {
                return this;
            }
        }
        return new PastedBlock(rows.subList(1, rows.size()));
    }

    int width() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** @param end the place behind it: of a tab, of a line end, or of the end */
    private record Cell(String text, int end) {}

    private static Cell cell(String text, int from) {
        if (from < text.length() && text.charAt(from) == '"') {
            var inside = new StringBuilder();
            for (var at = from + 1; at < text.length(); at++) {
                if (text.charAt(at) != '"') {
                    inside.append(text.charAt(at));
                } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    inside.append('"');
                    at++;
                } else if (ends(text, at + 1)) {
                    return new Cell(inside.toString(), at + 1);
                } else {
                    break;
                }
            }
        }
        var end = from;
        while (!ends(text, end)) {
            end++;
        }
        return new Cell(text.substring(from, end), end);
    }

    private static boolean ends(String text, int at) {
        return at >= text.length() || text.charAt(at) == '\t' || lineEnd(text, at) > 0;
    }

    private static int lineEnd(String text, int at) {
        if (at >= text.length()) {
            return 0;
        }
        return switch (text.charAt(at)) {
            case '\r' -> at + 1 < text.length() && text.charAt(at + 1) == '\n' ? 2 : 1;
            case '\n' -> 1;
            default -> 0;
        };
    }
}
