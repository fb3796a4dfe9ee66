package org.meguri.crosstab;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many sheets belong to each entry of one side and each of the other. Every sheet is counted exactly once, so that rows,
 * columns and the whole add up.
 *
 * @param counts by row, then by column
 */
record CrossTable(Axis rows, Axis columns, int[][] counts) {

    static CrossTable of(Axis rows, Axis columns, List<Subject> subjects) {
        var counts = new int[rows.entries().size()][columns.entries().size()];
        var rowCodes = rows.entries().stream().map(Axis.Entry::code).toList();
        var columnCodes = columns.entries().stream().map(Axis.Entry::code).toList();
        for (var subject : subjects) {
            counts[rowCodes.indexOf(rows.place().apply(subject))][
                    columnCodes.indexOf(columns.place().apply(subject))]++;
        }
        return new CrossTable(rows, columns, counts);
    }

    int rowTotal(int row) {
        return IntStream.of(counts[row]).sum();
    }

    int columnTotal(int column) {
        return IntStream.range(0, counts.length).map(row -> counts[row][column]).sum();
    }

    int total() {
        return IntStream.range(0, counts.length).map(this::rowTotal).sum();
    }
}
