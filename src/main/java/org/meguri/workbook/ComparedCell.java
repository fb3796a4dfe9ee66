package org.meguri.workbook;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.sheet.SheetField;

/**
 * One cell of the file beside what is saved.
 *
 * @param now what is saved, normalised
 * @param file what the file says, normalised
 * @param normalised what the normalisation altered
 * @param problem what the sheet has against it; null where nothing
 */
record ComparedCell(
        SheetField field,
        CellOutcome outcome,
        String now,
        String file,
        Set<CellChange> normalised,
        @Nullable Problem problem) {}
