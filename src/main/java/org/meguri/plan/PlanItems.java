package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The items of all plans. */
interface PlanItems extends Repository<PlanItem, PlanItemId> {

    PlanItem save(PlanItem item);

    Optional<PlanItem> findById(PlanItemId id);

    @Query("select item from PlanItem item where item.plan = :plan order by item.seq, item.name, item.id.value")
    List<PlanItem> ofPlan(PlanId plan);

    @Query(
            """
            select distinct item from PlanItem item join item.responsibilities answering
            where answering.unit.value in :units order by item.plan.value, item.seq, item.id.value""")
    List<PlanItem> ofUnits(Collection<UUID> units);

    @Query("select item from PlanItem item where item.id.value in :ids")
    List<PlanItem> ofIds(Collection<UUID> ids);

    @Query(
            """
            select item.id.value from PlanItem item
            where lower(item.heading) like :like escape '!' or lower(item.name) like :like escape '!'""")
    List<UUID> headed(String like, Limit limit);

    @Query("select count(item) from PlanItem item where item.plan = :plan")
    int countOfPlan(PlanId plan);

    @Query("select item.id.value, item.version from PlanItem item order by item.id.value")
    List<Object[]> versions();
}
