package org.meguri.indicator;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The indicators of all plans. */
interface Indicators extends Repository<Indicator, IndicatorId> {

    Indicator save(Indicator indicator);

    Optional<Indicator> findById(IndicatorId id);

    /** Until the transaction ends nobody else enters an actual of it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Indicator i where i.id = :id")
    Optional<Indicator> hold(IndicatorId id);

    @Query("select i from Indicator i where i.plan = :plan order by i.seq, i.name, i.id.value")
    List<Indicator> ofPlan(PlanId plan);

    @Query("select i from Indicator i where i.item in :items order by i.seq, i.name, i.id.value")
    List<Indicator> ofItems(Collection<PlanItemId> items);

    @Query("select i from Indicator i where i.unit in :units order by i.plan.value, i.seq, i.name, i.id.value")
    List<Indicator> ofUnits(Collection<UnitId> units);

    @Query("select i from Indicator i order by i.plan.value, i.seq, i.name, i.id.value")
    List<Indicator> all();

    @Query("select i.id.value, i.version from Indicator i order by i.id.value")
    List<Object[]> versions();

    /** @throws Refusal (404) when there is none */
    default Indicator get(IndicatorId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("indicator.unknown"));
    }
}
