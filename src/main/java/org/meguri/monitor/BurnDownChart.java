package org.meguri.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meguri.system.JapaneseDates;

/**
 * A burn-down as lines: places in a drawing of {@link #WIDTH} × {@link #HEIGHT}, for a template to draw. The lines differ by
 * stroke, so that a grey print tells them apart.
 *
 * @param actual points of the line of what was left
 * @param plan points of the line of the plan
 * @param now the last point of the actual line
 */
record BurnDownChart(List<Tick> levels, List<Tick> days, String actual, String plan, @Nullable Mark now) {

    static final int WIDTH = 760;
    static final int HEIGHT = 300;

    private static final int LEFT = 70;
    private static final int RIGHT = 40;
    private static final int TOP = 24;
    private static final int BOTTOM = 44;
    private static final int MOST_LABELS = 7;
    private static final int LEVELS = 4;

    /** A place on an axis with its words. */
    record Tick(int at, String label) {}

    record Mark(int x, int y, String label) {}

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

    static BurnDownChart of(BurnDown figures, JapaneseDates dates) {
        var days = figures.days();
        var step = step(figures.all());
        var high = Math.max(step, (figures.all() + step - 1) / step * step);
        var levels = new ArrayList<Tick>();
        for (var level = 0; level <= high; level += step) {
            levels.add(new Tick(y(level, high), "%,d".formatted(level)));
        }
        var every = (days.size() - 1) / MOST_LABELS + 1;
        var labels = IntStream.range(0, days.size())
                .filter(place -> (days.size() - 1 - place) % every == 0)
                .mapToObj(place -> new Tick(
                        x(place, days.size()), dates.brief(days.get(place).day())))
                .toList();
        var begun = days.stream().filter(day -> day.left() != null).toList();
        var actual = IntStream.range(0, begun.size())
                .mapToObj(place -> x(place, days.size()) + "," + y(left(begun.get(place)), high))
                .collect(Collectors.joining(" "));
        var plan = IntStream.range(0, days.size())
                .mapToObj(
                        place -> x(place, days.size()) + "," + y(days.get(place).planned(), high))
                .collect(Collectors.joining(" "));
        var now = begun.isEmpty()
                ? null
                : new Mark(
                        x(begun.size() - 1, days.size()),
                        y(left(begun.get(begun.size() - 1)), high),
                        "%,d".formatted(left(begun.get(begun.size() - 1))));
        return new BurnDownChart(levels, labels, actual, plan, now);
    }

    private static int left(BurnDown.Day day) {
        return Objects.requireNonNull(day.left());
    }

    /** The smallest of 1, 2, 5 × 10ⁿ that needs no more than four steps. */
    private static int step(int most) {
        for (var unit = 1; ; unit *= 10) {
            for (var factor : new int[] {1, 2, 5}) {
                if (most <= factor * unit * LEVELS) {
                    return factor * unit;
                }
            }
        }
    }

    private static int x(int place, int days) {
        return LEFT + (WIDTH - LEFT - RIGHT) * place / Math.max(1, days - 1);
    }

    private static int y(int value, int high) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / high;
    }
}
