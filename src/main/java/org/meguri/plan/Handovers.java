package org.meguri.plan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Handovers extends Repository<Handover, Handover.Key> {

    Handover save(Handover handover);

    Optional<Handover> findById(Handover.Key key);

    /** Those of all items of a plan, by day. */
    @Query(
            """
            select h from Handover h
            where h.key.item in (select i.id from PlanItem i where i.plan = :plan)
            order by h.key.firstDay""")
    List<Handover> ofPlan(PlanId plan);
}
