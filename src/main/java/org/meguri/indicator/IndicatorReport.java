package org.meguri.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.indicator.Pace.Standing;

/**
 * An indicator with everything that is to be said of it in a year, in words.
 *
 * @param actuals what was entered up to that year and holds, the oldest first
 * @param achievement how far it has come, or why there is nothing to say
 * @param standing against the straight line to the target; null where {@code pace} gives a reason instead
 * @param pace the same in words, or the reason
 * @param expected where the line is in that year, with its measure; "" where there is none
 */
public record IndicatorReport(
        IndicatorView indicator,
        List<ActualView> actuals,
        String achievement,
        @Nullable Standing standing,
        String pace,
        String expected) {

    public IndicatorReport {
        actuals = List.copyOf(actuals);
    }
}
