package org.meguri.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/** What looks like a slip of the pen in an actual. Never a reason to refuse it: figures do jump. */
final class Plausibility {

    private static final BigDecimal FULL = BigDecimal.valueOf(100);

    private Plausibility() {}

    /**
     * Something to look at twice.
     *
     * @param key message key
     * @param arguments of the message: texts, never numbers that would be printed otherwise than typed
     */
    record Warning(String key, List<String> arguments) {}

    /**
     * What is odd about an actual.
     *
     * @param unit of the indicator, "" where none is printed
     * @param known actuals of other years; the baseline belongs to them
     */
    static List<Warning> check(
            Kind kind, String unit, NavigableMap<FiscalYear, BigDecimal> known, FiscalYear year, PrintedValue typed) {
        var warnings = new ArrayList<Warning>();
        if (!typed.unit().isEmpty() && !typed.unit().equals(unitOf(unit))) {
            warnings.add(new Warning("indicator.warn.unit", List.of(typed.unit(), unit.isEmpty() ? "－" : unit)));
        }
        var actual = typed.number();
        if (actual == null) {
            return warnings;
        }
        if (kind == Kind.RATE && unitOf(unit).equals("%") && (actual.signum() < 0 || actual.compareTo(FULL) > 0)) {
            warnings.add(new Warning("indicator.warn.range", List.of(actual.toPlainString())));
        }
        var earlier = known.lowerEntry(year);
        if (earlier != null) {
            against(kind, earlier.getKey(), earlier.getValue(), actual, warnings);
        }
        return warnings;
    }

    private static void against(
            Kind kind, FiscalYear year, BigDecimal before, BigDecimal actual, List<Warning> warnings) {
        var arguments = List.of(year.named(), before.toPlainString(), actual.toPlainString());
        if (actual.signum() * before.signum() < 0) {
            warnings.add(new Warning("indicator.warn.sign", arguments));
        }
        if (actual.signum() != 0 && before.signum() != 0) {
            var larger = actual.abs().max(before.abs());
            var smaller = actual.abs().min(before.abs());
            if (larger.compareTo(smaller.movePointRight(1)) >= 0) {
                warnings.add(new Warning("indicator.warn.digits", arguments));
            }
        }
        if (actual.compareTo(before) == 0) {
            warnings.add(new Warning("indicator.warn.same", arguments));
        }
        if (kind == Kind.CUMULATIVE && actual.compareTo(before) < 0) {
            warnings.add(new Warning("indicator.warn.falling", arguments));
        }
    }

    private static String unitOf(@Nullable String unit) {
        return unit == null ? "" : PrintedValue.narrow(unit);
    }
}
