package org.meguri.reorganization;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Reorganizations extends Repository<Reorganization, ReorganizationId> {

    Reorganization saveAndFlush(Reorganization reorganization);

    void flush();

    Optional<Reorganization> findById(ReorganizationId id);

    void delete(Reorganization reorganization);

    List<Reorganization> findAllByOrderByFirstDayDesc();

    /** What all of them are called: [UUID, String]. */
    @Query("select r.id.value, r.title from Reorganization r")
    List<Object[]> titles();

    List<Reorganization> findByState(ReorganizationState state);

    List<Reorganization> findByStateAndFirstDayLessThanEqualOrderByFirstDay(
            ReorganizationState state, LocalDate latest);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Reorganization r where r.id = :id")
    Optional<Reorganization> findForUpdate(ReorganizationId id);

    default Reorganization get(ReorganizationId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("reorganization.unknown"));
    }

    default Reorganization lock(ReorganizationId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("reorganization.unknown"));
    }
}
