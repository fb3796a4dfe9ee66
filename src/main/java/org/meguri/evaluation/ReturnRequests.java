package org.meguri.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReturnRequests extends Repository<ReturnRequest, UUID> {

    ReturnRequest save(ReturnRequest request);

    List<ReturnRequest> findByEvaluationOrderByRoundAscPosition(EvaluationId evaluation);

    /** What was ever asked for on any of these sheets, in the order in which it was asked. */
    @Query("select r from ReturnRequest r where r.evaluation.value in :evaluations order by r.round, r.position")
    List<ReturnRequest> ofEvaluations(Collection<UUID> evaluations);

    List<ReturnRequest> findByEvaluationAndRoundOrderByPosition(EvaluationId evaluation, int round);

    List<ReturnRequest> findByEvaluationInOrderByPosition(Collection<EvaluationId> evaluations);
}
