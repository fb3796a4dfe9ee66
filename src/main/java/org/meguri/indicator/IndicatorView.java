package org.meguri.indicator;

import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;

/**
 * An indicator as other rooms see it.
 *
 * @param seq its place in the plan's table, from 1
 * @param level what it belongs to: {@code goal}, {@code policy}, or what else the plan's table says
 * @param levelNumber number of the goal that it stands under, as printed
 * @param place name of the policy that it belongs to; "" at a higher level
 * @param item the plan item that it belongs to; null where it belongs to a level, or the plan has no such item
 * @param unit who enters its actuals; null until the planning division has said so
 * @param original the indicator that this one prints again (再掲), and whose actuals it shows; null for all others
 * @param measure what it counts in, as printed; "" where nothing is printed
 */
public record IndicatorView(
        IndicatorId id,
        PlanId plan,
        int seq,
        String level,
        String levelNumber,
        String place,
        String name,
        @Nullable PlanItemId item,
        @Nullable UnitId unit,
        @Nullable IndicatorId original,
        Kind kind,
        Direction direction,
        String measure,
        PrintedFigure baseline,
        PrintedFigure target,
        String note) {

    /** From where to where, and by when. */
    public Aim aim() {
        return new Aim(direction, baseline.year(), baseline.amount(), target.year(), target.amount());
    }

    /** Where its actuals are kept: with itself, or with the indicator that it prints again. */
    public IndicatorId series() {
        return original == null ? id : original;
    }
}
