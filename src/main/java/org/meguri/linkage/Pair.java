package org.meguri.linkage;

import org.meguri.plan.PlanItemId;

/** Two items, in an order that does not depend on which was named first. */
public record Pair(PlanItemId low, PlanItemId high) {

    public Pair {
        if (low.toString().compareTo(high.toString()) >= 0) {
            throw new IllegalArgumentException("A pair is made of two items, the lower id first");
        }
    }

    /** @throws IllegalArgumentException when both are the same item */
    public static Pair of(PlanItemId one, PlanItemId other) {
        return one.toString().compareTo(other.toString()) < 0 ? new Pair(one, other) : new Pair(other, one);
    }
}
