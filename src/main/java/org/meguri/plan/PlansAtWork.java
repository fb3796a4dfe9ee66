package org.meguri.plan;

import java.util.Set;
import org.meguri.system.FiscalYear;

/** What a room after this one is still doing with plans, whatever their period says. */
public interface PlansAtWork {

    /** The plans that something unfinished belongs to. */
    Set<PlanId> unfinished();

    /** The years in which something was, is, or is about to be done with the plan. */
    Set<FiscalYear> years(PlanId plan);
}
