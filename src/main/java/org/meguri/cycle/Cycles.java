package org.meguri.cycle;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meguri.plan.PlanId;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Cycles extends Repository<Cycle, CycleId> {

    Cycle save(Cycle cycle);

    Cycle saveAndFlush(Cycle cycle);

    Optional<Cycle> findById(CycleId id);

    Optional<Cycle> findByPlanAndFiscalYear(PlanId plan, int fiscalYear);

    @Query("select c from Cycle c order by c.fiscalYear desc, c.title")
    List<Cycle> findAllByYear();

    @Query("select distinct c.plan from Cycle c where c.state <> org.meguri.cycle.CycleState.CLOSED")
    Set<PlanId> unfinishedPlans();

    @Query("select c.fiscalYear from Cycle c where c.plan = :plan")
    Set<Integer> yearsOf(PlanId plan);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Cycle c where c.id = :id")
    Optional<Cycle> findForUpdate(CycleId id);

    default Cycle get(CycleId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("cycle.unknown"));
    }
}
