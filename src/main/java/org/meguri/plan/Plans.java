package org.meguri.plan;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The plans of the town. */
interface Plans extends Repository<Plan, PlanId> {

    Plan save(Plan plan);

    Optional<Plan> findById(PlanId id);

    Optional<Plan> findByCode(String code);

    List<Plan> findAllByOrderByTitleAscCodeAsc();

    /** The plan, held until the transaction ends, so that two files are never taken in at once. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select plan from Plan plan where plan.id = :id")
    Optional<Plan> findAndHold(PlanId id);

    default Plan get(PlanId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("plan.unknown"));
    }

    default Plan hold(PlanId id) {
        return findAndHold(id).orElseThrow(() -> Refusal.notFound("plan.unknown"));
    }
}
