package org.meguri.approval;

import java.util.List;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TakenBackApprovals extends Repository<TakenBack, TakenBackKey> {

    TakenBack save(TakenBack taken);

    @Query("select t from TakenBack t where t.key.evaluation = :evaluation order by t.key.round, t.takenBackAt")
    List<TakenBack> ofEvaluation(EvaluationId evaluation);
}
