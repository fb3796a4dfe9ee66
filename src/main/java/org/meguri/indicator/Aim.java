package org.meguri.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * From where to where, and by when. All figures are exact decimals; every method answers for every input, with a reason in
 * place of a figure that would be senseless. The formulas, with a worked example for each, are in
 * {@code src/docs/indicators.md}.
 *
 * @param baseline null where the plan prints no number
 * @param target null where the plan prints words (現状値以上) or nothing
 */
public record Aim(
        Direction direction,
        @Nullable FiscalYear baselineYear,
        @Nullable BigDecimal baseline,
        @Nullable FiscalYear targetYear,
        @Nullable BigDecimal target) {

    /** Digits before or behind the point beyond which a number is none of an indicator. */
    private static final int WIDEST = 30;

    /**
     * How far the indicator has come.
     *
     * <p>Increase and decrease: (actual − baseline) ÷ (target − baseline), see {@link Achievement.Ratio} for the rounding. At
     * least, at most: actual ≥ or ≤ the target, or the baseline where the target is words. Maintain: |actual − r| ≤ margin ×
     * |r|, r being the target, or the baseline.
     *
     * @param actual null where nothing was entered
     * @param margin as in {@link Yardstick#margin()}
     */
    public Achievement achievement(FiscalYear year, @Nullable BigDecimal actual, BigDecimal margin) {
        if (tooWide(baseline) || tooWide(target) || tooWide(actual) || tooWide(margin)) {
            return new Achievement.None(Reason.OUT_OF_RANGE);
        }
        return switch (direction) {
            case UNDETERMINED -> new Achievement.None(Reason.UNDETERMINED);
            case INCREASE, DECREASE -> ratio(year, actual);
            case MAINTAIN, AT_LEAST, AT_MOST -> judged(year, actual, margin);
        };
    }

    /**
     * Whether the indicator is where the straight line from baseline to target is in the year. Decided without rounding:
     * (actual − baseline) ÷ (target − baseline) against (year − baseline year) ÷ (target year − baseline year) ± tolerance.
     * After the target's year the line stays at the target.
     *
     * @param tolerance as in {@link Yardstick#tolerance()}
     */
    public Pace pace(FiscalYear year, @Nullable BigDecimal actual, BigDecimal tolerance) {
        if (tooWide(baseline) || tooWide(target) || tooWide(actual) || tooWide(tolerance)) {
            return Pace.none(Reason.OUT_OF_RANGE, null);
        }
        if (direction == Direction.UNDETERMINED) {
            return Pace.none(Reason.UNDETERMINED, null);
        }
        if (direction != Direction.INCREASE && direction != Direction.DECREASE) {
            return Pace.none(Reason.NO_LINE, null);
        }
        var hindrance = hindrance();
        if (hindrance != null) {
            return Pace.none(hindrance, null);
        }
        var from = baselineYear;
        var to = targetYear;
        if (from == null) {
            return Pace.none(Reason.NO_BASELINE_YEAR, null);
        }
        if (to == null) {
            return Pace.none(Reason.NO_TARGET_YEAR, null);
        }
        if (to.compareTo(from) <= 0) {
            return Pace.none(Reason.NO_SPAN, null);
        }
        if (year.compareTo(from) < 0) {
            return Pace.none(Reason.BEFORE_BASELINE, null);
        }
        var expected = expected(year).orElse(null);
        if (actual == null || expected == null) {
            return Pace.none(Reason.NO_ACTUAL, expected);
        }
        var span = years(from, to);
        var passed = years(from, year).min(span);
        // Both sides times the span and the way, so that nothing has to be divided.
        var gone = gone(actual).multiply(span);
        var line = way().multiply(passed);
        var slack = way().multiply(span).multiply(tolerance);
        if (gone.compareTo(line.add(slack)) > 0) {
            return Pace.of(Pace.Standing.AHEAD, expected);
        }
        return Pace.of(gone.compareTo(line.subtract(slack)) < 0 ? Pace.Standing.BEHIND : Pace.Standing.ON, expected);
    }

    /**
     * Where the straight line from baseline to target is in the year, rounded HALF_UP to one decimal more than baseline and
     * target have; the target after its year. Empty where there is no line, or the year is before it.
     */
    public Optional<BigDecimal> expected(FiscalYear year) {
        var b = baseline;
        var t = target;
        var from = baselineYear;
        var to = targetYear;
        if (b == null
                || t == null
                || from == null
                || to == null
                || tooWide(b)
                || tooWide(t)
                || to.compareTo(from) <= 0
                || year.compareTo(from) < 0
                || (direction != Direction.INCREASE && direction != Direction.DECREASE)) {
            return Optional.empty();
        }
        if (year.compareTo(to) >= 0) {
            return Optional.of(t);
        }
        var scale = Math.max(0, Math.max(b.scale(), t.scale())) + 1;
        var covered = t.subtract(b).multiply(years(from, year));
        return Optional.of(b.add(covered.divide(years(from, to), scale, RoundingMode.HALF_UP))
                .setScale(scale, RoundingMode.HALF_UP));
    }

    /** What the actual of at least, at most and maintain is held against. */
    public Optional<BigDecimal> reference() {
        return Optional.ofNullable(target == null ? baseline : target);
    }

    /** The band of the plan that an achievement falls into, or why none. */
    static BandOf band(Achievement achievement, Yardstick yardstick) {
        if (achievement instanceof Achievement.None none) {
            return new BandOf(null, none.reason());
        }
        if (yardstick.bands().isEmpty()) {
            return new BandOf(null, Reason.NO_BANDS);
        }
        return achievement instanceof Achievement.Ratio ratio
                ? yardstick
                        .band(ratio)
                        .map(band -> new BandOf(band, null))
                        .orElseGet(() -> new BandOf(null, Reason.BELOW_BANDS))
                : new BandOf(null, Reason.JUDGED);
    }

    /** Either a band or the reason why there is none. */
    public record BandOf(Yardstick.@Nullable Band band, @Nullable Reason reason) {}

    private Achievement ratio(FiscalYear year, @Nullable BigDecimal actual) {
        var hindrance = hindrance();
        if (hindrance != null) {
            return new Achievement.None(hindrance);
        }
        if (baselineYear != null && year.compareTo(baselineYear) < 0) {
            return new Achievement.None(Reason.BEFORE_BASELINE);
        }
        return actual == null ? new Achievement.None(Reason.NO_ACTUAL) : new Achievement.Ratio(gone(actual), way());
    }

    private Achievement judged(FiscalYear year, @Nullable BigDecimal actual, BigDecimal margin) {
        var reference = target == null ? baseline : target;
        if (reference == null) {
            return new Achievement.None(Reason.NO_REFERENCE);
        }
        if (baselineYear != null && year.compareTo(baselineYear) < 0) {
            return new Achievement.None(Reason.BEFORE_BASELINE);
        }
        if (actual == null) {
            return new Achievement.None(Reason.NO_ACTUAL);
        }
        return new Achievement.Judged(
                switch (direction) {
                    case AT_LEAST -> actual.compareTo(reference) >= 0;
                    case AT_MOST -> actual.compareTo(reference) <= 0;
                    default ->
                        actual.subtract(reference)
                                        .abs()
                                        .compareTo(margin.multiply(reference).abs())
                                <= 0;
                });
    }

    /** What keeps increase and decrease from having a ratio, whatever the actual is. */
    private @Nullable Reason hindrance() {
        if (baseline == null) {
            return Reason.NO_BASELINE;
        }
        if (target == null) {
            return Reason.NO_TARGET;
        }
        return switch (target.compareTo(baseline)) {
            case 0 -> Reason.TARGET_IS_BASELINE;
            case 1 -> direction == Direction.INCREASE ? null : Reason.AGAINST_DIRECTION;
            default -> direction == Direction.DECREASE ? null : Reason.AGAINST_DIRECTION;
        };
    }

    private BigDecimal gone(BigDecimal actual) {
        var difference = actual.subtract(Objects.requireNonNull(baseline));
        return direction == Direction.DECREASE ? difference.negate() : difference;
    }

    private BigDecimal way() {
        return Objects.requireNonNull(target)
                .subtract(Objects.requireNonNull(baseline))
                .abs();
    }

    private static BigDecimal years(FiscalYear from, FiscalYear to) {
        return BigDecimal.valueOf((long) to.year() - from.year());
    }

    private static boolean tooWide(@Nullable BigDecimal number) {
        return number != null
                && (number.scale() > WIDEST
                        || (long) number.precision() - number.scale() > WIDEST
                        || number.scale() < -WIDEST);
    }
}
