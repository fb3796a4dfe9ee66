package org.meguri.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * A baseline or target: what the plan prints, and what was read from it.
 *
 * @param raw the cell as printed; "" where it is empty
 * @param yearRaw the year as printed
 * @param year null where none is printed, or it cannot be read
 * @param amount null where words are printed
 */
public record PrintedFigure(String raw, String yearRaw, @Nullable FiscalYear year, @Nullable BigDecimal amount) {}
