package org.meguri.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;

/**
 * What was entered for a year.
 *
 * @param indicator whose series it belongs to
 * @param revision 1 for what was entered first, then one more for each correction
 * @param raw as typed; "" where a value was taken back
 * @param amount null where a value was taken back
 * @param provisional whether it is not final yet
 * @param note where it is from; "" where nothing was said
 * @param reason why it is right although it looks odd, or why it was corrected; "" where nobody asked
 * @param warnings what was asked about it: message keys, separated by spaces
 * @param settlesOn when a provisional value is to be final; null where nobody said
 * @param unit who was to enter it then; null where nobody was yet
 */
public record ActualView(
        IndicatorId indicator,
        FiscalYear year,
        int revision,
        String raw,
        @Nullable BigDecimal amount,
        boolean provisional,
        String note,
        String reason,
        String warnings,
        @Nullable UnitId unit,
        OfficerId by,
        Instant at,
        @Nullable LocalDate settlesOn) {

    /** A value of which nobody said when it will be final. */
    public ActualView(
            IndicatorId indicator,
            FiscalYear year,
            int revision,
            String raw,
            @Nullable BigDecimal amount,
            boolean provisional,
            String note,
            String reason,
            String warnings,
            @Nullable UnitId unit,
            OfficerId by,
            Instant at) {
        this(indicator, year, revision, raw, amount, provisional, note, reason, warnings, unit, by, at, null);
    }
}
