package org.meguri.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.cycle.CycleId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SubmittedRounds extends Repository<SubmittedRound, RoundKey> {

    SubmittedRound save(SubmittedRound round);

    Optional<SubmittedRound> findById(RoundKey key);

    void delete(SubmittedRound round);

    @Query(
            """
            select new org.meguri.evaluation.SubmissionView(r.key.evaluation, r.key.round, r.submittedBy, r.submittedAt)
            from SubmittedRound r
            where r.key.evaluation in (select e.id from Evaluation e where e.cycle = :cycle)
            order by r.submittedAt""")
    List<SubmissionView> ofCycle(CycleId cycle);

    @Query("select r from SubmittedRound r where r.key.evaluation = :evaluation order by r.key.round")
    List<SubmittedRound> ofEvaluation(EvaluationId evaluation);

    @Query("select r from SubmittedRound r where r.key.evaluation.value in :evaluations order by r.key.round")
    List<SubmittedRound> ofEvaluations(Collection<UUID> evaluations);
}
