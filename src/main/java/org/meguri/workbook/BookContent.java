package org.meguri.workbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meguri.sheet.SheetField;

/**
 * What is written into a workbook.
 *
 * @param title the plan, the year and the unit
 * @param fields of all sheets, in order
 * @param extra headings of columns that somebody added in a file that goes back
 */
record BookContent(String title, BookColumns columns, List<SheetField> fields, List<BookRow> rows, List<String> extra) {

    BookContent {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
        extra = List.copyOf(extra);
    }

    /**
     * One sheet as a row.
     *
     * @param identity texts by heading of the identity columns
     * @param answers texts of the cells by field; a field that is missing here is an empty cell
     * @param open fields that may be filled in
     * @param asked fields that the sheet has, whether they may be filled in or not
     * @param previous last year's texts by field
     * @param message what is wrong with the row, or ""
     * @param mark the sealed {@link RowMark}, or "" where there is none
     * @param extra texts of the columns that somebody added
     */
    record BookRow(
            Map<String, String> identity,
            Map<String, String> answers,
            Set<String> open,
            Set<String> asked,
            Map<String, String> previous,
            String message,
            String mark,
            List<String> extra) {}
}
