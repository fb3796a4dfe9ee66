package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.indicator.Pace.Standing;
import org.meguri.system.FiscalYear;

class AimTest {

    private static final FiscalYear R2 = new FiscalYear(2020);
    private static final FiscalYear R5 = new FiscalYear(2023);
    private static final FiscalYear R8 = new FiscalYear(2026);

    @Test
    void a_rising_indicator_has_gone_part_of_its_way() {
        assertThat(ratio(aim(Direction.INCREASE, "264", "270"), "266")).isEqualTo("33.33");
        assertThat(ratio(aim(Direction.INCREASE, "264", "270"), "262")).isEqualTo("-33.33");
        assertThat(ratio(aim(Direction.INCREASE, "0", "4"), "5")).isEqualTo("125.00");
    }

    @Test
    void negative_baselines_zero_targets_and_changes_of_sign_are_nothing_special() {
        assertThat(ratio(aim(Direction.INCREASE, "-258", "-140"), "-199")).isEqualTo("50.00");
        assertThat(ratio(aim(Direction.DECREASE, "103", "0"), "0")).isEqualTo("100.00");
        assertThat(ratio(aim(Direction.DECREASE, "103", "0"), "25")).isEqualTo("75.73");
        assertThat(ratio(aim(Direction.INCREASE, "-0.033", "0.035"), "0.001")).isEqualTo("50.00");
    }

    @Test
    void rounding_is_half_up_and_decides_nothing() {
        var almost = aim(Direction.INCREASE, "0", "100000");
        assertThat(ratio(almost, "99995")).isEqualTo("100.00");
        assertThat(ratio(almost, "99994.9")).isEqualTo("99.99");
        assertThat(((Achievement.Ratio) achieved(almost, "99999")).atLeast(BigDecimal.ONE))
                .isFalse();
        assertThat(((Achievement.Ratio) achieved(almost, "100000")).atLeast(BigDecimal.ONE))
                .isTrue();
    }

    @Test
    void what_is_to_stay_or_to_keep_a_limit_is_met_or_not() {
        var atLeast = aim(Direction.AT_LEAST, "5757", null);
        assertThat(achieved(atLeast, "5757")).isEqualTo(new Achievement.Judged(true));
        assertThat(achieved(atLeast, "5756")).isEqualTo(new Achievement.Judged(false));
        var atMost = aim(Direction.AT_MOST, null, "10");
        assertThat(achieved(atMost, "10.0")).isEqualTo(new Achievement.Judged(true));
        assertThat(achieved(atMost, "10.1")).isEqualTo(new Achievement.Judged(false));
        var maintain = aim(Direction.MAINTAIN, "95.6", null);
        assertThat(achieved(maintain, "90.82")).isEqualTo(new Achievement.Judged(true));
        assertThat(achieved(maintain, "90.81")).isEqualTo(new Achievement.Judged(false));
        assertThat(achieved(aim(Direction.MAINTAIN, "-10", null), "-10.4")).isEqualTo(new Achievement.Judged(true));
        assertThat(maintain.pace(R5, BigDecimal.ONE, BigDecimal.ZERO).reason()).isEqualTo(Reason.NO_LINE);
    }

    @Test
    void where_a_figure_would_be_senseless_there_is_a_reason() {
        assertThat(none(aim(Direction.UNDETERMINED, null, null), "3")).isEqualTo(Reason.UNDETERMINED);
        assertThat(none(aim(Direction.INCREASE, null, "25"), "3")).isEqualTo(Reason.NO_BASELINE);
        assertThat(none(aim(Direction.INCREASE, "3", null), "3")).isEqualTo(Reason.NO_TARGET);
        assertThat(none(aim(Direction.INCREASE, "3", "3.0"), "3")).isEqualTo(Reason.TARGET_IS_BASELINE);
        assertThat(none(aim(Direction.INCREASE, "3", "2"), "3")).isEqualTo(Reason.AGAINST_DIRECTION);
        assertThat(none(aim(Direction.DECREASE, "2", "3"), "3")).isEqualTo(Reason.AGAINST_DIRECTION);
        assertThat(none(aim(Direction.AT_LEAST, null, null), "3")).isEqualTo(Reason.NO_REFERENCE);
        assertThat(none(aim(Direction.INCREASE, "2", "3"), null)).isEqualTo(Reason.NO_ACTUAL);
        assertThat(none(aim(Direction.MAINTAIN, "2", null), null)).isEqualTo(Reason.NO_ACTUAL);
        assertThat(none(aim(Direction.INCREASE, "2", "3"), "1E+40")).isEqualTo(Reason.OUT_OF_RANGE);
        assertThat(aim(Direction.INCREASE, "2", "3").achievement(new FiscalYear(2019), BigDecimal.ONE, BigDecimal.ZERO))
                .isEqualTo(new Achievement.None(Reason.BEFORE_BASELINE));
    }

    @Test
    void the_pace_is_measured_against_the_line_of_the_year() {
        var aim = aim(Direction.INCREASE, "264", "270");
        assertThat(aim.expected(R5)).contains(new BigDecimal("267.0"));
        assertThat(pace(aim, "268")).isEqualTo(Standing.AHEAD);
        assertThat(pace(aim, "267.3")).isEqualTo(Standing.ON);
        assertThat(pace(aim, "266.7")).isEqualTo(Standing.ON);
        assertThat(pace(aim, "266.6")).isEqualTo(Standing.BEHIND);
        assertThat(pace(aim(Direction.DECREASE, "103", "0"), "20")).isEqualTo(Standing.AHEAD);
        assertThat(pace(aim(Direction.DECREASE, "103", "0"), "60")).isEqualTo(Standing.BEHIND);
        assertThat(aim.expected(new FiscalYear(2021))).contains(new BigDecimal("265.0"));
        assertThat(aim(Direction.INCREASE, "9", "100").expected(new FiscalYear(2021)))
                .contains(new BigDecimal("24.2"));
        assertThat(aim.expected(new FiscalYear(2030))).contains(new BigDecimal("270"));
        assertThat(aim.pace(new FiscalYear(2030), new BigDecimal("269"), BigDecimal.ZERO)
                        .standing())
                .isEqualTo(Standing.BEHIND);
    }

    @Test
    void where_there_is_no_line_there_is_a_reason() {
        var noYear = new Aim(Direction.INCREASE, null, BigDecimal.ONE, R8, BigDecimal.TEN);
        assertThat(noYear.pace(R5, BigDecimal.ONE, BigDecimal.ZERO).reason()).isEqualTo(Reason.NO_BASELINE_YEAR);
        assertThat(achieved(noYear, "1")).isInstanceOf(Achievement.Ratio.class);
        var noEnd = new Aim(Direction.INCREASE, R2, BigDecimal.ONE, null, BigDecimal.TEN);
        assertThat(noEnd.pace(R5, BigDecimal.ONE, BigDecimal.ZERO).reason()).isEqualTo(Reason.NO_TARGET_YEAR);
        var noSpan = new Aim(Direction.INCREASE, R8, BigDecimal.ONE, R8, BigDecimal.TEN);
        assertThat(noSpan.pace(R8, BigDecimal.ONE, BigDecimal.ZERO).reason()).isEqualTo(Reason.NO_SPAN);
        var aim = aim(Direction.INCREASE, "1", "10");
        assertThat(aim.pace(new FiscalYear(2019), BigDecimal.ONE, BigDecimal.ZERO)
                        .reason())
                .isEqualTo(Reason.BEFORE_BASELINE);
        var noActual = aim.pace(R5, null, BigDecimal.ZERO);
        assertThat(noActual.reason()).isEqualTo(Reason.NO_ACTUAL);
        assertThat(noActual.expected()).isEqualTo(new BigDecimal("5.5"));
    }

    @Test
    void bands_are_the_plans_own() {
        var yardstick = new Yardstick(
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                List.of(
                        new Yardstick.Band(new BigDecimal("0.8"), "おおむね", "fair"),
                        new Yardstick.Band(BigDecimal.ONE, "達成", "good")));
        var aim = aim(Direction.INCREASE, "0", "10");
        assertThat(label(aim, "10", yardstick)).isEqualTo("達成");
        assertThat(label(aim, "9.99999999", yardstick)).isEqualTo("おおむね");
        assertThat(label(aim, "8", yardstick)).isEqualTo("おおむね");
        assertThat(Aim.band(achieved(aim, "7.9"), yardstick).reason()).isEqualTo(Reason.BELOW_BANDS);
        assertThat(Aim.band(achieved(aim, "7.9"), Yardstick.USUAL).reason()).isEqualTo(Reason.NO_BANDS);
        assertThat(Aim.band(achieved(aim, null), yardstick).reason()).isEqualTo(Reason.NO_ACTUAL);
        assertThat(Aim.band(new Achievement.Judged(true), yardstick).reason()).isEqualTo(Reason.JUDGED);
    }

    private static @Nullable String label(Aim aim, String actual, Yardstick yardstick) {
        var band = Aim.band(achieved(aim, actual), yardstick).band();
        return band == null ? null : band.label();
    }

    private static @Nullable Standing pace(Aim aim, String actual) {
        return aim.pace(R5, new BigDecimal(actual), new BigDecimal("0.05")).standing();
    }

    private static String ratio(Aim aim, String actual) {
        return ((Achievement.Ratio) achieved(aim, actual)).percent().toPlainString();
    }

    private static Reason none(Aim aim, @Nullable String actual) {
        return ((Achievement.None) achieved(aim, actual)).reason();
    }

    private static Achievement achieved(Aim aim, @Nullable String actual) {
        return aim.achievement(R5, number(actual), new BigDecimal("0.05"));
    }

    private static Aim aim(Direction direction, @Nullable String baseline, @Nullable String target) {
        return new Aim(direction, R2, number(baseline), R8, number(target));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
