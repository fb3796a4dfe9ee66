package org.meguri.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The items of all plans. */
interface PlanItems extends Repository<PlanItem, PlanItemId> {

    PlanItem save(PlanItem item);

    Optional<PlanItem> findById(PlanItemId id);

    @Query("select item from PlanItem item where item.plan = :plan order by item.seq, item.name, item.id.value")
    List<PlanItem> ofPlan(PlanId plan);

    @Query("select count(item) from PlanItem item where item.plan = :plan")
    int countOfPlan(PlanId plan);
}
