package org.meguri.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.meguri.system.Refusal;

/** Reads a table of any columns from a file, for rooms that know what the columns mean. */
public final class Tables {

    private Tables() {}

    /**
     * The rows of the first table in a CSV or Excel file, the heading among them. The place in the list is the row's number as
     * Excel shows it, less one: a row with nothing in it is an empty list. Texts are cleaned as those of plan files are.
     *
     * @throws Refusal when the file is no table that can be read, or a cell holds a formula, an error or a character that
     *     other machines cannot read; with the place and the cure
     */
    public static List<List<String>> rows(Upload file) {
        var rows = new ArrayList<List<String>>();
        for (var row : TableReader.read(file).rows()) {
            while (rows.size() < row.number() - 1) {
                rows.add(List.of());
            }
            var texts = new ArrayList<String>();
            for (var cell : row.cells()) {
                var text = CellText.clean(cell.text());
                var wrong = cell.kind() != Table.Kind.TEXT
                        || CellText.intruder(text).isPresent();
                if (wrong) {
                    var column = CellReference.convertNumToColString(texts.size());
                    throw new Refusal("intake.refused.cell", column + row.number());
                }
                texts.add(text);
            }
            rows.add(List.copyOf(texts));
        }
        return rows;
    }
}
