package org.meguri.linkage;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Why linked sheets differ. */
interface Explanations extends Repository<Explanation, UUID> {

    Explanation save(Explanation explanation);

    @Query("select e from Explanation e where e.low in :sheets or e.high in :sheets")
    List<Explanation> about(Collection<EvaluationId> sheets);
}
