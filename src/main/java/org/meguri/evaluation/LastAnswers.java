package org.meguri.evaluation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.past.PastAnswerView;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;

/**
 * What was answered on an item last: in the product the year before, or in a year before the product. Exactly one of
 * {@code evaluation} and {@code past} is there.
 *
 * @param evaluation the sheet of the year before; null where the answers were taken over from a table
 * @param past the answers that were taken over; no page of the product shows them
 */
public record LastAnswers(PlanItemId item, @Nullable EvaluationView evaluation, @Nullable PastAnswerView past) {

    static LastAnswers of(EvaluationView evaluation) {
        return new LastAnswers(evaluation.item(), evaluation, null);
    }

    static LastAnswers of(PastAnswerView past) {
        return new LastAnswers(past.item(), null, past);
    }

    /** Text by field, never empty. */
    public Map<String, String> content() {
        if (evaluation != null) {
            return evaluation.content();
        }
        return past == null ? Map.of() : past.content();
    }

    /** The year of answers that were taken over; null for those of the product. */
    public @Nullable FiscalYear pastYear() {
        return past == null ? null : past.year();
    }
}
