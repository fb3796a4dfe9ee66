package org.meguri.indicator;

import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * What is to be said of an indicator in a year.
 *
 * @param actual what was entered for the year, null where nothing was, or it was taken back
 */
public record Assessment(
        IndicatorView indicator,
        FiscalYear year,
        @Nullable ActualView actual,
        Achievement achievement,
        Pace pace,
        Aim.BandOf band) {

    static Assessment of(IndicatorView indicator, FiscalYear year, @Nullable ActualView actual, Yardstick yardstick) {
        var valid = actual == null || actual.amount() == null ? null : actual;
        var amount = valid == null ? null : valid.amount();
        var achievement = indicator.aim().achievement(year, amount, yardstick.margin());
        return new Assessment(
                indicator,
                year,
                valid,
                achievement,
                indicator.aim().pace(year, amount, yardstick.tolerance()),
                Aim.band(achievement, yardstick));
    }
}
