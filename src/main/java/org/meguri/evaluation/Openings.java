package org.meguri.evaluation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Openings extends Repository<Opening, OpeningKey> {

    Opening save(Opening opening);

    boolean existsById(OpeningKey key);

    @Query(
            """
            select o from Opening o where o.key.evaluation = :evaluation and o.key.round = :round
            order by o.openedAt, o.key.officer.value""")
    List<Opening> of(EvaluationId evaluation, int round);
}
