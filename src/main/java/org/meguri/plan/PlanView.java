package org.meguri.plan;

import java.util.List;
import org.meguri.system.FiscalYear;

/**
 * A plan as other rooms see it.
 *
 * @param yaml the definition as it was adopted
 * @param period as it is now, with every extension; the definition's own is the one that was planned
 * @param acts how many acts the register has seen; see {@link Decision#seen}
 * @param extensions in the order in which they were decided
 */
public record PlanView(
        PlanId id,
        String code,
        String title,
        PlanDefinition definition,
        String yaml,
        PlanDefinition.Period period,
        int acts,
        List<PlanExtension> extensions) {

    /** 令和３年度～令和７年度, with every extension. */
    public String years() {
        return new FiscalYear(period.from()).named() + FiscalYear.until() + new FiscalYear(period.to()).named();
    }

    /** A plan as it was defined, whose register nobody has touched. */
    public PlanView(PlanId id, String code, String title, PlanDefinition definition, String yaml) {
        this(id, code, title, definition, yaml, definition.period(), 0, List.of());
    }
}
