package org.meguri.workbook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.intake.Table.Cell;

/**
 * What a table would hold if what was pasted into it, and what was typed in it before, were saved.
 *
 * @param back the address of the table
 * @param rows those with anything in them, in the order of the table
 * @param typed what was typed and not saved, by {@code row/field}; it is among the rows too
 * @param marks of the rows of the table when it was typed in
 * @param beyondRows how many rows of the block had no place below
 * @param beyondColumns how many columns of the block had no place to the right
 */
record PastedRows(
        String back,
        List<Line> rows,
        Map<String, String> typed,
        List<String> marks,
        int beyondRows,
        int beyondColumns) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One row.
     *
     * @param number its place in the table, from 1
     */
    record Line(int number, String mark, Map<String, String> cells) {}

    /** The rows as a workbook would bring them, without identity: their marks say all. */
    FilledBook book() {
        return new FilledBook(
                rows.stream()
                        .map(row -> {
                            var cells = new LinkedHashMap<String, Cell>();
                            row.cells().forEach((field, text) -> cells.put(field, Cell.of(text)));
                            return new FilledBook.Row(row.number(), Map.of(), cells, row.mark(), List.of());
                        })
                        .toList(),
                List.of(),
                List.of());
    }

    /** What had no place in the table. */
    List<Problem> outside() {
        var outside = new ArrayList<Problem>();
        if (beyondRows > 0) {
            outside.add(Problem.of("workbook.paste.beyond-rows", beyondRows));
        }
        if (beyondColumns > 0) {
            outside.add(Problem.of("workbook.paste.beyond-columns", beyondColumns));
        }
        return outside;
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A pasted block cannot be written as JSON", e);
        }
    }

    static PastedRows read(byte[] json) {
        try {
            return JSON.readValue(json, PastedRows.class);
        } catch (IOException e) {
            throw new IllegalStateException("A pasted block is no JSON", e);
        }
    }
}
