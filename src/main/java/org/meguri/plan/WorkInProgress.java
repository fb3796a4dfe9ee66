package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import org.meguri.system.FiscalYear;

/** What a room after this one has begun for an item and not finished, which a decision about the register leaves alone. */
public interface WorkInProgress {

    /** Everything unfinished that concerns any of these items; one query for all of them. */
    List<Open> open(Collection<PlanItemId> items);

    /**
     * Something unfinished.
     *
     * @param year the fiscal year that it belongs to
     * @param kind message key of what it is: {@code evaluation.open} …
     * @param arguments of the message
     */
    record Open(PlanItemId item, FiscalYear year, String kind, List<String> arguments) {

        public Open(PlanItemId item, FiscalYear year, String kind) {
            this(item, year, kind, List.of());
        }
    }
}
