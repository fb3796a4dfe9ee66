package org.meguri.evaluation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StandIns extends Repository<StandIn, StandInKey> {

    StandIn save(StandIn standIn);

    boolean existsById(StandInKey key);

    @Query("select s from StandIn s where s.key.evaluation = :evaluation order by s.since")
    List<StandIn> of(EvaluationId evaluation);
}
