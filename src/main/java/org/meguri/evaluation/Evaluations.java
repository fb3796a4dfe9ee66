package org.meguri.evaluation;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.cycle.CycleId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Refusal;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Evaluations extends Repository<Evaluation, EvaluationId> {

    Evaluation save(Evaluation evaluation);

    List<Evaluation> saveAllAndFlush(Iterable<Evaluation> evaluations);

    void flush();

    Optional<Evaluation> findById(EvaluationId id);

    Optional<Evaluation> findByCycleAndItem(CycleId cycle, PlanItemId item);

    List<Evaluation> findByCycleOrderBySeq(CycleId cycle);

    List<Evaluation> findByCycleAndStatusOrderBySeq(CycleId cycle, Status status, Limit limit);

    @Query("select e from Evaluation e where e.id.value in :ids")
    List<Evaluation> withIds(Collection<UUID> ids);

    @Query("select e.id.value from Evaluation e where lower(e.heading) like :like escape '!'")
    List<UUID> headed(String like, Limit limit);

    @Query("select e from Evaluation e where e.item.value in :items")
    List<Evaluation> ofItems(Collection<UUID> items);

    long countByCycleAndStatusIn(CycleId cycle, List<Status> status);

    @Query(
            """
            select distinct e from Evaluation e join e.units unit
            where unit.value in :units order by e.cycle.value, e.seq, e.id.value""")
    List<Evaluation> ofUnits(Collection<UUID> units);

    /** Whether the sheet waits for chiefs and this officer has not looked at its present round. */
    @Query(
            """
            select count(e) > 0 from Evaluation e
            where e.id = :id and e.status = org.meguri.evaluation.Status.SUBMITTED
            and not exists (
                select 1 from Opening o
                where o.key.evaluation = e.id and o.key.round = e.round and o.key.officer.value = :officer)""")
    boolean isUnopened(EvaluationId id, UUID officer);

    @Query(
            """
            select e from Evaluation e
            where e.leadUnit.value in :units and e.cycle.value in :cycles order by e.cycle.value, e.seq, e.id.value""")
    List<Evaluation> ofLeads(Collection<UUID> units, Collection<UUID> cycles);

    @Query("select e from Evaluation e where e.id.value in :ids order by e.cycle.value, e.seq, e.id.value")
    List<Evaluation> ofIds(Collection<UUID> ids);

    /** An evaluation and how often it was changed. */
    record Stamp(UUID id, long version) {}

    @Query("select new org.meguri.evaluation.Evaluations$Stamp(e.id.value, e.version) from Evaluation e")
    List<Stamp> stamps();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Evaluation e where e.id = :id")
    Optional<Evaluation> findForUpdate(EvaluationId id);

    default Evaluation get(EvaluationId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("evaluation.unknown"));
    }

    default Evaluation lock(EvaluationId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("evaluation.unknown"));
    }
}
