package org.meguri.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.meguri.organization.UnitId;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The items of plans that are not over: what goes on when units end. */
@Component
@Transactional(readOnly = true)
public class ItemsAtWork {

    private final PlanItems items;
    private final Plans plans;
    private final List<PlansAtWork> atWork;
    private final Clock clock;

    ItemsAtWork(PlanItems items, Plans plans, List<PlansAtWork> atWork, Clock clock) {
        this.items = items;
        this.plans = plans;
        this.atWork = atWork;
        this.clock = clock;
    }

    /** The items that any of the units answers for now, by plan and place. */
    public List<PlanItemView> of(Collection<UnitId> units) {
        return entities(units).stream().map(PlanItem::view).toList();
    }

    /** A plan that is over, evaluated years and all, keeps the names of its time. */
    List<PlanItem> entities(Collection<UnitId> units) {
        var earliest = FiscalYear.of(LocalDate.now(clock)).previous().year();
        var unfinished = new HashSet<PlanId>();
        atWork.forEach(room -> unfinished.addAll(room.unfinished()));
        return items.ofUnits(units.stream().map(UnitId::value).toList()).stream()
                .filter(item -> unfinished.contains(item.plan())
                        || plans.get(item.plan()).lastYear() >= earliest)
                .toList();
    }
}
