package org.meguri.workbook;

import java.util.Map;
import java.util.Set;

/**
 * What a person decided on a preview.
 *
 * @param seen revisions of the sheets as the preview showed them, by {@link ComparedRow#key()}
 * @param left rows and cells that are not to be taken, by {@code row} or {@code row/field}
 * @param choices for conflicts, by {@code row/field}
 */
record Decisions(Map<String, Long> seen, Set<String> left, Map<String, Choice> choices) {

    static final Decisions NONE = new Decisions(Map.of(), Set.of(), Map.of());

    /** Whose text holds where two wrote. */
    enum Choice {
        /** What stands in the file. */
        FILE,
        /** What was saved meanwhile. */
        SAVED
    }

    static String cell(ComparedRow row, ComparedCell cell) {
        return row.key() + "/" + cell.field().key();
    }

    boolean leaves(ComparedRow row) {
        return left.contains(row.key());
    }

    boolean leaves(ComparedRow row, ComparedCell cell) {
        return leaves(row) || left.contains(cell(row, cell));
    }

    /** Whether the text of the file is to be taken. */
    boolean takes(ComparedRow row, ComparedCell cell) {
        if (!cell.outcome().asks() || leaves(row, cell)) {
            return false;
        }
        return cell.outcome() == CellOutcome.CHANGED || choices.get(cell(row, cell)) == Choice.FILE;
    }

    /** Whether the person still has to say whose text holds. */
    boolean owes(ComparedRow row, ComparedCell cell) {
        return cell.outcome() == CellOutcome.CONFLICT && !leaves(row, cell) && !choices.containsKey(cell(row, cell));
    }
}
