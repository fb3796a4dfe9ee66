package org.meguri.plan;

import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * What stands behind an act on a register.
 *
 * @param year the fiscal year from which it holds; may be a past one (entered late) or a coming one
 * @param reason in words, required, 1,000 characters at most
 * @param seen the register's count of acts ({@link PlanView#acts}) on the page that the person decided on; null where
 *     nobody looked at a page
 */
public record Decision(FiscalYear year, String reason, @Nullable Integer seen) {

    /** A decision that was not made on a page. */
    public Decision(FiscalYear year, String reason) {
        this(year, reason, null);
    }
}
