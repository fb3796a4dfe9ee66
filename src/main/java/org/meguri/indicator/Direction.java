package org.meguri.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an indicator is to go. */
public enum Direction {
    /** From the baseline up to the target. */
    INCREASE,
    /** From the baseline down to the target. */
    DECREASE,
    /** Where it is: 現状維持. */
    MAINTAIN,
    /** Not below the target, or the baseline where the target is words: 現状値以上. */
    AT_LEAST,
    /** Not above the target, or the baseline where the target is words: 現状値以下. */
    AT_MOST,
    /** Not decided yet: 調整中. */
    UNDETERMINED;

    /** As files write it: {@code at_least}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The direction that a file names; width of letters and white space around do not count. */
    static Optional<Direction> ofCode(String text) {
        var code = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(direction -> direction.code().equals(code))
                .findFirst();
    }

    /** The message key of its name. */
    public String key() {
        return "indicator.direction." + name();
    }
}
