package org.meguri.past;

import java.util.List;
import java.util.Optional;
import org.meguri.plan.PlanId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PastTakings extends Repository<PastTaking, TakingId> {

    PastTaking save(PastTaking taking);

    Optional<PastTaking> findById(TakingId id);

    @Query("select t from PastTaking t where t.plan = :plan order by t.fiscalYear desc, t.takenAt desc")
    List<PastTaking> ofPlan(PlanId plan);

    @Query("select count(a) from PastAnswer a where a.taking = :taking")
    int answersOf(TakingId taking);

    default PastTaking get(TakingId id) {
        return findById(id).orElseThrow(() -> new IllegalStateException("There is no taking " + id));
    }
}
