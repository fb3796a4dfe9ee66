package org.meguri.cycle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The items that a year evaluates, and the sheet of each. */
@Service
@Transactional(readOnly = true)
public class YearItems {

    private final PlanRegister plans;
    private final ItemSheets sheets;

    YearItems(PlanRegister plans, ItemSheets sheets) {
        this.plans = plans;
        this.sheets = sheets;
    }

    /** The items in force in the cycle's year, in the order of the plan. */
    public List<PlanItemView> of(CycleView cycle) {
        return plans.itemsInForce(cycle.plan(), cycle.year());
    }

    /** The sheet of each item in force: what planning chose, else what the register says; "" is the plan's own. */
    public Map<PlanItemId, String> variants(CycleView cycle) {
        return variants(cycle, of(cycle));
    }

    Map<PlanItemId, String> variants(CycleView cycle, List<PlanItemView> items) {
        var variants = new HashMap<PlanItemId, String>();
        for (var item : items) {
            var variant = item.variant();
            variants.put(item.id(), variant == null ? "" : variant);
        }
        sheets.ofCycle(cycle.id())
                .forEach(chosen -> variants.computeIfPresent(chosen.item(), (item, before) -> chosen.variant()));
        return variants;
    }
}
