package org.meguri.indicator;

import java.util.Locale;

/** Why there is no figure. A sentence stands where a number would be senseless. */
public enum Reason {
    /** The direction is not decided: 調整中. */
    UNDETERMINED,
    /** The plan prints no baseline: 新規. */
    NO_BASELINE,
    /** The plan does not say of which year the baseline is. */
    NO_BASELINE_YEAR,
    /** The plan prints no target. */
    NO_TARGET,
    /** The plan does not say for which year the target is. */
    NO_TARGET_YEAR,
    /** Neither a target nor a baseline to hold the actual against. */
    NO_REFERENCE,
    /** Nothing was entered for the year. */
    NO_ACTUAL,
    /** Nothing to go: target and baseline are the same. */
    TARGET_IS_BASELINE,
    /** The target lies on the other side of the baseline than the direction says. */
    AGAINST_DIRECTION,
    /** The year lies before the baseline's. */
    BEFORE_BASELINE,
    /** The target's year is not after the baseline's: there is no way in between. */
    NO_SPAN,
    /** There is no line to be ahead of: the indicator is met or it is not. */
    NO_LINE,
    /** Bands are for achievements in figures. */
    JUDGED,
    /** The plan has no bands. */
    NO_BANDS,
    /** The achievement lies below the lowest band. */
    BELOW_BANDS,
    /** A number that no indicator has: more than 30 digits before or behind the point. */
    OUT_OF_RANGE;

    /** The message key of the sentence. */
    public String key() {
        return "indicator.none." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
