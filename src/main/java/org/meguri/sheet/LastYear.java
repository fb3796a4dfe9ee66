package org.meguri.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * What was answered the year before, on the sheet of then; or in a year before the product, taken over from a table.
 *
 * @param heading the item that it was said of, where that was another one: merged, split or continued since; else null
 * @param sheet as it was then; what it did not ask for is not compared
 * @param past the year of answers that were taken over from a table; null for what was written in the product
 * @param year of what was written in the product, where that is not the year before; else null
 */
public record LastYear(
        @Nullable String heading,
        Sheet sheet,
        Map<String, String> answers,
        @Nullable FiscalYear past,
        @Nullable FiscalYear year) {

    public LastYear {
        answers = Map.copyOf(answers);
    }

    /** What was answered the year before, or taken over from a table. */
    public LastYear(@Nullable String heading, Sheet sheet, Map<String, String> answers, @Nullable FiscalYear past) {
        this(heading, sheet, answers, past, null);
    }

    /** What was written in the product the year before. */
    public LastYear(@Nullable String heading, Sheet sheet, Map<String, String> answers) {
        this(heading, sheet, answers, null);
    }

    /** The year as printed where the answers were taken over; else null. */
    public @Nullable String pastYear() {
        return past == null ? null : past.named();
    }

    /** The year as printed where the answers were written in the product, but not the year before; else null. */
    @Nullable
    String otherYear() {
        return year == null ? null : year.named();
    }

    /** The answer to a field, "" where there was none; null where it was not asked for. */
    public @Nullable String answer(String key) {
        if (past != null) {
            // Whether a table that leaves a cell empty asked for it, nobody knows.
            return answers.get(key);
        }
        return sheet.field(key).isPresent() ? answers.getOrDefault(key, "") : answers.get(key);
    }
}
