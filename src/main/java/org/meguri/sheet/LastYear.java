package org.meguri.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered the year before, on the sheet of then.
 *
 * @param heading the item that it was said of, where that was another one: merged, split or continued since; else null
 * @param sheet as it was then; what it did not ask for is not compared
 */
public record LastYear(@Nullable String heading, Sheet sheet, Map<String, String> answers) {

    public LastYear {
        answers = Map.copyOf(answers);
    }

    /** The answer to a field, "" where there was none; null where it was not asked for. */
    @Nullable
    String answer(String key) {
        return sheet.field(key).isPresent() ? answers.getOrDefault(key, "") : answers.get(key);
    }
}
