package org.meguri.plan;

import java.util.Set;

/** What a room after this one is still doing with plans, whatever their period says. */
public interface PlansAtWork {

    /** The plans that something unfinished belongs to. */
    Set<PlanId> unfinished();
}
