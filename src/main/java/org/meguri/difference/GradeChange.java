package org.meguri.difference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.sheet.Option;

/** How an answer on a scale moved since last year. Scales begin with the best choice. */
public enum GradeChange {
    UP,
    DOWN,
    SAME,
    /** One of the two is none of the choices, or the scale was another one. */
    NOT_COMPARABLE,
    /** Nothing was answered last year. */
    NEW,
    /** Nothing is answered yet. */
    MISSING;

    /**
     * @param now "" where nothing is answered yet
     * @param before null or "" where nothing was answered last year
     * @param sameScale whether last year's scale had the same choices
     */
    public static GradeChange of(String now, @Nullable String before, List<Option> scale, boolean sameScale) {
        if (now.isEmpty()) {
            return MISSING;
        }
        if (before == null || before.isEmpty()) {
            return NEW;
        }
        var codes = scale.stream().map(Option::value).toList();
        var at = codes.indexOf(now);
        var was = codes.indexOf(before);
        if (!sameScale || at < 0 || was < 0) {
            return NOT_COMPARABLE;
        }
        return at == was ? SAME : at < was ? UP : DOWN;
    }

    /** Whether two years' scales offer the same: choices with the same codes and labels in the same order. */
    public static boolean sameScale(List<Option> one, List<Option> other) {
        return offered(one).equals(offered(other));
    }

    private static List<String> offered(List<Option> scale) {
        return scale.stream()
                .map(option -> option.value() + " " + option.label())
                .toList();
    }
}
