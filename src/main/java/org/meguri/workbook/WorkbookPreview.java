package org.meguri.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;

/**
 * What a workbook would do. Nothing is written yet.
 *
 * @param missing our columns that the file lacks, by heading; their fields stay as they are
 * @param ignored headings of columns that are not ours
 * @param pasted where it comes from a table in which a block was pasted; null for a workbook
 */
record WorkbookPreview(
        CycleView cycle,
        String fileName,
        List<ComparedRow> rows,
        List<String> missing,
        List<String> ignored,
        @Nullable PastedRows pasted) {

    long count(CellOutcome outcome) {
        return rows.stream().mapToLong(row -> row.count(outcome)).sum();
    }

    /** Cells that are the same here and there, whoever wrote them. */
    public long same() {
        return count(CellOutcome.UNCHANGED) + count(CellOutcome.SAME_CHANGE) + count(CellOutcome.KEPT_OUT);
    }

    /** Rows that cannot be taken, and cells that the sheet does not take. */
    long errors() {
        return rows.stream().filter(row -> row.error() != null).count()
                + count(CellOutcome.ERROR)
                + outside().size();
    }

    /** What was pasted and has no place in the table. */
    List<Problem> outside() {
        return pasted == null ? List.of() : pasted.outside();
    }

    public boolean wrong() {
        return rows.stream().anyMatch(ComparedRow::wrong);
    }

    public boolean asks() {
        return rows.stream().anyMatch(ComparedRow::asks);
    }
}
