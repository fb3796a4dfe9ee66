package org.meguri.publication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.system.FiscalYear;

/**
 * A published edition, without its content.
 *
 * @param fiscalYear the evaluated year, in Western counting
 * @param number 1 for the first edition of the year
 * @param sha256 the seal of the content, in hexadecimal
 * @param withdrawnAt when it was taken back; null while it is published
 */
public record EditionView(
        EditionId id,
        CycleId cycle,
        String planCode,
        String planTitle,
        int fiscalYear,
        int number,
        String title,
        @Nullable String note,
        String sha256,
        Instant publishedAt,
        @Nullable Instant withdrawnAt) {

    /** Whether it was taken back. */
    public boolean withdrawn() {
        return withdrawnAt != null;
    }

    public FiscalYear year() {
        return new FiscalYear(fiscalYear);
    }

    /** The address of its page, without the host. */
    public String href() {
        return "/public/" + planCode + "/" + fiscalYear + "/" + number;
    }
}
