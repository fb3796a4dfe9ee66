package org.meguri.publication;

import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.meguri.plan.PlanItemId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AmendmentRecords extends Repository<Amendment, AmendmentId> {

    Amendment saveAndFlush(Amendment amendment);

    Optional<Amendment> findById(AmendmentId id);

    @Query("select a from Amendment a where a.cycle = :cycle order by a.position")
    List<Amendment> ofCycle(CycleId cycle);

    @Query("select a from Amendment a where a.cycle = :cycle and a.item = :item order by a.position")
    List<Amendment> ofItem(CycleId cycle, PlanItemId item);
}
