package org.meguri.mirror;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;

/** What a room that counts knows of items; asked once for all of them. */
public interface ItemFigures {

    /** The figures of the items in the year, in the order of the plan's table; items without are left out. */
    Map<PlanItemId, List<ItemFigure>> of(Collection<PlanItemId> items, FiscalYear year, SignedIn person);
}
