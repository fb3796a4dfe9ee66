package org.meguri.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How far an indicator has come: a ratio, a yes or no, or the reason why there is neither. */
public sealed interface Achievement {

    /**
     * The part of the way from the baseline to the target that is done. Kept as a fraction, so that nothing is decided by a
     * rounded number.
     *
     * @param gone actual − baseline, counted in the direction of the target; negative when it went the other way
     * @param whole |target − baseline|, greater than zero
     */
    record Ratio(BigDecimal gone, BigDecimal whole) implements Achievement {

        /** Decimals of {@link #value()}. */
        public static final int SCALE = 4;

        public Ratio {
            if (whole.signum() <= 0) {
                throw new IllegalArgumentException("The way to the target has no length");
            }
        }

        /** 0 at the baseline, 1 at the target; four decimals, rounded HALF_UP. */
        public BigDecimal value() {
            return gone.divide(whole, SCALE, RoundingMode.HALF_UP);
        }

        /** {@link #value()} in per cent: two decimals. */
        public BigDecimal percent() {
            return value().movePointRight(2);
        }

        /** Whether the exact ratio, not the rounded one, has come to this part of the way. */
        public boolean atLeast(BigDecimal part) {
            return gone.compareTo(whole.multiply(part)) >= 0;
        }
    }

    /** For indicators that are met or not: 現状維持, 現状値以上. */
    record Judged(boolean satisfied) implements Achievement {}

    /** Why there is nothing to say. */
    record None(Reason reason) implements Achievement {}
}
