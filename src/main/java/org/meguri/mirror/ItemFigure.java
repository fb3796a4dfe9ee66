package org.meguri.mirror;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an item in a year: an indicator and its actual.
 *
 * @param name as printed
 * @param measure what it counts in (人, ％); "" where nothing is printed
 * @param actual of the year; null while none is entered
 * @param known other figures of the same indicator that a text may rightly name: the baseline, the target, actuals of other
 *     years
 * @param standing whether it is where it should be in the year
 * @param text the actual as entered, "" while none is
 * @param href where it is entered or read, within the product
 * @param own whether the person who asks enters it
 */
public record ItemFigure(
        String name,
        String measure,
        @Nullable BigDecimal actual,
        List<BigDecimal> known,
        Standing standing,
        String text,
        String href,
        boolean own) {

    /** Whether the figure is where it should be. */
    public enum Standing {
        /** On the line from the baseline to the target, or better. */
        MET,
        /** Behind that line, or a promise that is to be kept is not. */
        MISSED,
        /** Nothing can be said: nothing is entered, or there is no line. */
        UNKNOWN
    }

    public ItemFigure {
        known = List.copyOf(known);
    }
}
