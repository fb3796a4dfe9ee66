package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.meguri.system.FiscalYear;

/** What the room that keeps figures knows of items that fall short of their aims (目標未達). */
public interface ItemShortfalls {

    /**
     * The figures that fell short in the year, by item; items without are left out. A figure that was not entered, or of
     * which nothing can be said, does not fall short.
     */
    Map<PlanItemId, List<Shortfall>> of(Collection<PlanItemId> items, FiscalYear year);

    /**
     * A figure that fell short.
     *
     * @param name of the indicator
     * @param actual as entered
     * @param expected where it should have been in the year, as printed; "" where there is no line, only an aim to be met
     */
    record Shortfall(String name, String actual, String expected) {}
}
