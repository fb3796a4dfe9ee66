package org.meguri.plan;

import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up plans and their items. */
@Service
@Transactional(readOnly = true)
public class PlanRegister {

    private final Plans plans;
    private final PlanItems items;

    PlanRegister(Plans plans, PlanItems items) {
        this.plans = plans;
        this.items = items;
    }

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public PlanView plan(PlanId id) {
        return plans.get(id).view();
    }

    public Optional<PlanView> withCode(String code) {
        return plans.findByCode(code).map(Plan::view);
    }

    /** All plans by title. */
    public List<PlanView> plans() {
        return plans.findAllByOrderByTitleAscCodeAsc().stream().map(Plan::view).toList();
    }

    /** The items in the order of the plan's table; one query for items, one for units. */
    public List<PlanItemView> items(PlanId plan) {
        return items.ofPlan(plan).stream().map(PlanItem::view).toList();
    }

    /** How many items the plan has. */
    public int size(PlanId plan) {
        return items.countOfPlan(plan);
    }

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public PlanItemView item(PlanItemId id) {
        return items.findById(id)
                .orElseThrow(() -> Refusal.notFound("plan.item.unknown"))
                .view();
    }
}
