package org.meguri.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * The years of an indicator as lines: places in a drawing of {@link #WIDTH} × {@link #HEIGHT}, for a template to draw. Lines
 * differ by stroke and marks by shape, so that a grey print tells them apart.
 *
 * @param levels the horizontal lines of the grid
 * @param years the years below it
 * @param actual points of the line of actuals
 * @param aim points of the line from baseline to target; "" where there is none
 * @param limit height of the value to be kept; null where there is none
 * @param baseline null where the plan prints no number, or no year
 * @param target likewise
 */
record Chart(
        List<Tick> levels,
        List<Tick> years,
        List<Mark> marks,
        String actual,
        String aim,
        @Nullable Integer limit,
        @Nullable Mark baseline,
        @Nullable Mark target) {

    static final int WIDTH = 760;
    static final int HEIGHT = 340;

    private static final int LEFT = 110;
    private static final int RIGHT = 30;
    private static final int TOP = 30;
    private static final int BOTTOM = 50;
    private static final int MOST_YEARS = 12;
    private static final int LEVELS = 4;

    /** A place on an axis with its words. */
    record Tick(int at, String label) {}

    /** A value. */
    record Mark(int x, int y, String label) {}

    /** Sides of the drawing, for the template. */
    public int left() {
        return LEFT;
    }

    public int right() {
        return WIDTH - RIGHT;
    }

    public int bottom() {
        return HEIGHT - BOTTOM;
    }

    public int top() {
        return TOP;
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return HEIGHT;
    }

    /** Empty where there is nothing to draw. */
    static Optional<Chart> of(IndicatorView indicator, Map<FiscalYear, ActualView> entered) {
        var actuals = new TreeMap<FiscalYear, BigDecimal>();
        entered.forEach((year, actual) -> {
            var amount = actual.amount();
            if (amount != null) {
                actuals.put(year, amount);
            }
        });
        var years = new ArrayList<>(actuals.keySet());
        var values = new ArrayList<>(actuals.values());
        var fixed = new TreeMap<FiscalYear, BigDecimal>();
        for (var figure : List.of(indicator.baseline(), indicator.target())) {
            if (figure.year() != null) {
                years.add(figure.year());
                if (figure.amount() != null) {
                    fixed.put(figure.year(), figure.amount());
                }
            }
            if (figure.amount() != null) {
                values.add(figure.amount());
            }
        }
        if (values.isEmpty() || years.isEmpty()) {
            return Optional.empty();
        }
        years.sort(null);
        var scale = new Scale(years.get(0), years.get(years.size() - 1), values);
        var aim = indicator.aim();
        var line = aim.expected(aim.baselineYear() == null ? years.get(0) : aim.baselineYear())
                .map(start -> points(scale, fixed))
                .orElse("");
        var limit =
                switch (aim.direction()) {
                    case AT_LEAST, AT_MOST, MAINTAIN ->
                        aim.reference().map(scale::y).orElse(null);
                    default -> null;
                };
        return Optional.of(new Chart(
                scale.levels(),
                scale.years(),
                actuals.entrySet().stream()
                        .map(one -> scale.mark(one.getKey(), one.getValue()))
                        .toList(),
                points(scale, actuals),
                line,
                limit,
                mark(scale, indicator.baseline()),
                mark(scale, indicator.target())));
    }

    private static @Nullable Mark mark(Scale scale, PrintedFigure figure) {
        return figure.year() == null || figure.amount() == null ? null : scale.mark(figure.year(), figure.amount());
    }

    private static String points(Scale scale, Map<FiscalYear, BigDecimal> values) {
        return values.entrySet().stream()
                .map(one -> scale.x(one.getKey()) + "," + scale.y(one.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** From years and values to places. */
    private static final class Scale {

        private final FiscalYear first;
        private final int span;
        private final BigDecimal step;
        private final BigDecimal low;
        private final BigDecimal high;

        Scale(FiscalYear first, FiscalYear last, List<BigDecimal> values) {
            this.first = first;
            this.span = Math.max(1, last.year() - first.year());
            var least = values.stream().reduce(BigDecimal::min).orElseThrow();
            var most = values.stream().reduce(BigDecimal::max).orElseThrow();
            if (least.compareTo(most) == 0) {
                var room = least.abs().max(BigDecimal.ONE).movePointLeft(1);
                least = least.subtract(room);
                most = most.add(room);
            }
            this.step = step(most.subtract(least));
            this.low = least.divide(step, 0, RoundingMode.FLOOR).multiply(step);
            this.high = most.divide(step, 0, RoundingMode.CEILING).multiply(step);
        }

        /** The smallest of 1, 2, 5, 10 × 10ⁿ that needs no more than four steps. */
        private static BigDecimal step(BigDecimal range) {
            var rough = range.divide(BigDecimal.valueOf(LEVELS), 40, RoundingMode.CEILING)
                    .stripTrailingZeros();
            var unit = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
            for (var factor : new int[] {1, 2, 5}) {
                var step = unit.multiply(BigDecimal.valueOf(factor));
                if (step.compareTo(rough) >= 0) {
                    return step;
                }
            }
            return unit.scaleByPowerOfTen(1);
        }

        int x(FiscalYear year) {
            return LEFT + (WIDTH - LEFT - RIGHT) * (year.year() - first.year()) / span;
        }

        int y(BigDecimal value) {
            var part = value.subtract(low)
                    .multiply(BigDecimal.valueOf(HEIGHT - TOP - BOTTOM))
                    .divide(high.subtract(low), 0, RoundingMode.HALF_UP);
            return HEIGHT - BOTTOM - part.intValue();
        }

        Mark mark(FiscalYear year, BigDecimal value) {
            return new Mark(x(year), y(value), AssessmentWords.grouped(value.toPlainString()));
        }

        List<Tick> levels() {
            var levels = new ArrayList<Tick>();
            for (var at = low; at.compareTo(high) <= 0; at = at.add(step)) {
                levels.add(new Tick(y(at), AssessmentWords.grouped(at.toPlainString())));
            }
            return levels;
        }

        List<Tick> years() {
            var every = span / MOST_YEARS + 1;
            var ticks = new ArrayList<Tick>();
            for (var passed = 0; passed <= span; passed += every) {
                var year = new FiscalYear(first.year() + passed);
                ticks.add(new Tick(x(year), year.named()));
            }
            return ticks;
        }
    }
}
