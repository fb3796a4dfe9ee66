package org.meguri.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Whether an indicator is where it should be in a year.
 *
 * @param standing null where there is a reason instead
 * @param expected where the straight line from baseline to target is in that year, rounded HALF_UP to one decimal more than
 *     baseline and target have; null where there is no line
 * @param reason why there is no standing; null where there is one
 */
public record Pace(@Nullable Standing standing, @Nullable BigDecimal expected, @Nullable Reason reason) {

    /** Against the line, give or take the plan's tolerance. */
    public enum Standing {
        AHEAD,
        ON,
        BEHIND;

        /** The message key of its name. */
        public String key() {
            return "indicator.pace." + name();
        }
    }

    static Pace of(Standing standing, BigDecimal expected) {
        return new Pace(standing, expected, null);
    }

    static Pace none(Reason reason, @Nullable BigDecimal expected) {
        return new Pace(null, expected, reason);
    }
}
