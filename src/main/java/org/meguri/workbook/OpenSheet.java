package org.meguri.workbook;

import java.util.Map;
import org.meguri.evaluation.EvaluationView;
import org.meguri.sheet.Sheet;

/**
 * An evaluation with what its row in a workbook needs.
 *
 * @param identity texts by heading of the identity columns
 * @param previous last year's content
 * @param note where that comes from, if it is no evaluation of the product; else ""
 */
record OpenSheet(
        EvaluationView evaluation,
        Sheet sheet,
        Map<String, String> identity,
        Map<String, String> previous,
        String note) {

    /** A row beside an evaluation of the product, or beside none. */
    OpenSheet(EvaluationView evaluation, Sheet sheet, Map<String, String> identity, Map<String, String> previous) {
        this(evaluation, sheet, identity, previous, "");
    }
}
