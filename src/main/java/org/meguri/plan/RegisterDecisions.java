package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The decisions about all registers. */
interface RegisterDecisions extends Repository<RegisterDecision, DecisionId> {

    RegisterDecision saveAndFlush(RegisterDecision decision);

    Optional<RegisterDecision> findById(DecisionId id);

    @Query("select d from RegisterDecision d where d.plan = :plan order by d.fiscalYear, d.position")
    List<RegisterDecision> ofPlan(PlanId plan);

    /** Everything that any of the items takes part in, in whatever plan. */
    @Query(
            """
            select d from RegisterDecision d
            where exists (select 1 from d.lines line where line.item.value in :items)
            order by d.fiscalYear, d.plan.value, d.position""")
    List<RegisterDecision> concerning(Collection<UUID> items);

    /** What these decisions are about: [UUID of the decision, UUID of an item]. */
    @Query(
            "select d.id.value, line.item.value from RegisterDecision d join d.lines line where d.id.value in :decisions")
    List<Object[]> itemsOf(Collection<UUID> decisions);

    /** Whatever joins items, in all plans: what the lineage is made of. */
    @Query("select d from RegisterDecision d where d.act in (MERGE, SPLIT, CONTINUE)")
    List<RegisterDecision> joining();

    @Query("select coalesce(max(d.position), 0) from RegisterDecision d where d.plan = :plan")
    int lastPosition(PlanId plan);

    @Query("select d.id.value, d.version from RegisterDecision d order by d.id.value")
    List<Object[]> versions();

    default RegisterDecision get(DecisionId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("plan.register.unknown-decision"));
    }
}
