package org.meguri.committee;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CommitteeRemarks extends Repository<CommitteeRemark, RemarkId> {

    CommitteeRemark saveAndFlush(CommitteeRemark remark);

    Optional<CommitteeRemark> findById(RemarkId id);

    List<CommitteeRemark> findByCycleOrderByNumber(CycleId cycle);

    List<CommitteeRemark> findByEvaluationOrderByNumber(EvaluationId evaluation);

    @Query("select r from CommitteeRemark r where r.evaluation.value in :evaluations order by r.number")
    List<CommitteeRemark> ofEvaluations(Collection<UUID> evaluations);

    @Query("select r from CommitteeRemark r where r.cycle.value in :cycles order by r.madeAt, r.number")
    List<CommitteeRemark> ofCycles(Collection<UUID> cycles);

    @Query("select r from CommitteeRemark r where r.id.value in :ids order by r.number")
    List<CommitteeRemark> ofIds(Collection<UUID> ids);

    long countByCycle(CycleId cycle);

    @Query("select r from CommitteeRemark r order by r.madeAt, r.number")
    List<CommitteeRemark> all();

    @Query("select r.id.value, r.version from CommitteeRemark r order by r.id.value")
    List<Object[]> versions();

    long countByCycleAndStatusNot(CycleId cycle, RemarkStatus status);

    @Query("select coalesce(max(r.number), 0) from CommitteeRemark r where r.cycle = :cycle")
    int highestNumber(CycleId cycle);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from CommitteeRemark r where r.id = :id")
    Optional<CommitteeRemark> findForUpdate(RemarkId id);

    default CommitteeRemark lock(RemarkId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("committee.unknown-remark"));
    }
}
