package org.meguri.rehearsal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.cycle.CycleId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RehearsalRuns extends Repository<RehearsalRun, UUID> {

    RehearsalRun saveAndFlush(RehearsalRun run);

    Optional<RehearsalRun> findById(UUID id);

    /** The newest first. */
    @Query("select r from RehearsalRun r where r.cycle = :cycle order by r.number desc")
    List<RehearsalRun> of(CycleId cycle);

    Optional<RehearsalRun> findByCycleAndNumber(CycleId cycle, int number);

    @Query("select coalesce(max(r.number), 0) from RehearsalRun r where r.cycle = :cycle")
    int lastNumber(CycleId cycle);

    @Query("select r from RehearsalRun r where r.state = org.meguri.rehearsal.RehearsalRun.State.ASKED"
            + " and r.askedAt > :since")
    List<RehearsalRun> asked(Instant since);

    void delete(RehearsalRun run);

    /** Lets one person at a time ask for a rehearsal of a year: the next number is then nobody else's. */
    @Query(value = "select id from cycle where id = :cycle for update", nativeQuery = true)
    byte[] holdRow(UUID cycle);

    default void hold(CycleId cycle) {
        holdRow(cycle.value());
    }
}
