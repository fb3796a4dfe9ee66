package org.meguri.approval;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Approvals extends Repository<Approval, ApprovalKey> {

    Approval saveAndFlush(Approval approval);

    void delete(Approval approval);

    void flush();

    Optional<Approval> findById(ApprovalKey key);

    @Query("select a from Approval a where a.key.unit.value in :units")
    List<Approval> ofUnits(Collection<UUID> units);

    @Query("select a from Approval a where a.key.evaluation.value in :evaluations and a.carriedFrom is null")
    List<Approval> madeOn(Collection<UUID> evaluations);

    @Query("select a from Approval a where a.decidedBy.value = :by and a.verdict = org.meguri.approval.Verdict.APPROVED"
            + " and a.carriedFrom is null order by a.decidedAt desc")
    List<Approval> givenBy(UUID by, Limit limit);

    @Query("select a from Approval a where a.key.evaluation = :evaluation order by a.key.round, a.decidedAt")
    List<Approval> ofEvaluation(EvaluationId evaluation);
}
