package org.meguri.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationView;

/**
 * One row of the file beside its sheet.
 *
 * @param row as read
 * @param evaluation the sheet; null when the row could not be told, or the person may not know it
 * @param heading how the row is called
 * @param error why nothing of the row is taken; null where it may be
 * @param notes what is worth knowing though it stops nothing
 * @param cells empty where the row has an error
 */
record ComparedRow(
        FilledBook.Row row,
        @Nullable EvaluationView evaluation,
        String heading,
        @Nullable Problem error,
        List<Problem> notes,
        List<ComparedCell> cells) {

    /** The note on what is written in a column that the item's own sheet does not have. */
    static final String NOT_ASKED = "workbook.row.not-asked";

    long count(CellOutcome outcome) {
        return cells.stream().filter(cell -> cell.outcome() == outcome).count();
    }

    /** Whether the file asks for anything here. */
    boolean asks() {
        return cells.stream().anyMatch(cell -> cell.outcome().asks());
    }

    /** Whether something is written where the item's own sheet asks for nothing; it is not taken in. */
    boolean unasked() {
        return notes.stream().anyMatch(note -> note.key().equals(NOT_ASKED));
    }

    /** Whether the row goes back to its writer with a message. */
    boolean wrong() {
        return error != null || count(CellOutcome.ERROR) > 0;
    }

    /** Names the row in a form. */
    String key() {
        return evaluation == null ? "row-" + row.number() : evaluation.id().toString();
    }
}
