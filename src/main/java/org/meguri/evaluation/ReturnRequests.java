package org.meguri.evaluation;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ReturnRequests extends Repository<ReturnRequest, UUID> {

    ReturnRequest save(ReturnRequest request);

    List<ReturnRequest> findByEvaluationOrderByRoundAscPosition(EvaluationId evaluation);

    List<ReturnRequest> findByEvaluationAndRoundOrderByPosition(EvaluationId evaluation, int round);
}
