package org.meguri.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands together on paper under one title: a table, or the meaning of the scales with their tallies.
 *
 * @param title "" where none is printed
 * @param continued whether the part before has the beginning
 * @param newPage whether it begins on a page of its own
 * @param heads of the table's columns
 * @param lines of the table
 * @param legends empty where this is a table
 */
record PaperBlock(
        String title, boolean continued, boolean newPage, List<Head> heads, List<Line> lines, List<Legend> legends) {

    /** @param width in percent of the table */
    record Head(String text, int width) {}

    /** A row of the table. @param again whether it is about the same as the row above, for another unit */
    record Line(@Nullable Band band, List<Cell> cells, boolean again) {

        int length() {
            return cells.stream().mapToInt(cell -> cell.text().length()).sum();
        }
    }

    /**
     * A heading across the table.
     *
     * @param depth 1 below the block's title, 2 below that …
     * @param room what has to be left of the page for it to stand here, in steps of 10 mm
     */
    record Band(int depth, String text, int room) {}

    /**
     * @param below what a code means, in short; null where the text says it all
     * @param kind {@code head} for what names the row; otherwise the names of its style
     */
    record Cell(String text, @Nullable String below, String kind) {

        Cell(String text, String kind) {
            this(text, null, kind);
        }
    }

    /**
     * The choices of a scale, and how often each was given in a column.
     *
     * @param counted whether there are figures
     * @param whole the total in percent
     * @param unanswered items without a choice
     * @param levels the same for each entry of the top level; empty where there is none
     */
    record Legend(
            String label,
            boolean counted,
            List<Choice> choices,
            String total,
            String whole,
            int unanswered,
            List<Level> levels) {}

    /** @param count "" where nothing is counted */
    record Choice(String code, String label, String meaning, String count, String percent) {}

    /** @param counts one for each choice, then their sum */
    record Level(String name, List<String> counts) {}

    static PaperBlock legend(String title, List<Legend> legends) {
        return new PaperBlock(title, false, false, List.of(), List.of(), legends);
    }

    /** The title as it stands below every page. */
    public String here() {
        return title.codePointCount(0, title.length()) <= LONGEST_HERE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_HERE)) + "…";
    }

    /** How much work it is for the press, in characters. */
    int weight() {
        return lines.stream().mapToInt(line -> LINE + line.length()).sum();
    }

    /** What a row of a table weighs without its texts. */
    static final int LINE = 150;

    private static final int LONGEST_HERE = 40;
}
