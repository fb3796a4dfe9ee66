package org.meguri.sitting;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Sittings extends Repository<Sitting, SittingId> {

    Sitting saveAndFlush(Sitting sitting);

    void delete(Sitting sitting);

    void flush();

    Optional<Sitting> findById(SittingId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Sitting s where s.id = :id")
    Optional<Sitting> lock(SittingId id);

    /** In the order of their days. */
    @Query("select s from Sitting s where s.cycle = :cycle order by s.heldOn, s.beginsAt, s.number")
    List<Sitting> of(CycleId cycle);

    @Query("select coalesce(max(s.number), 0) from Sitting s where s.cycle = :cycle")
    int highestNumber(CycleId cycle);
}
