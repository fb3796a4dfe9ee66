package org.meguri.crosstab;

import java.util.Map;
import org.meguri.evaluation.EvaluationView;
import org.meguri.organization.UnitView;

/**
 * A sheet as it is counted.
 *
 * @param lead its lead unit
 * @param levels text by level key of its item in the cycle's year
 */
record Subject(EvaluationView sheet, UnitView lead, Map<String, String> levels) {

    /** What is written in the field now; "" where nothing is. */
    String answer(String field) {
        return sheet.content().getOrDefault(field, "").strip();
    }
}
