package org.meguri.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Acceptances extends Repository<Acceptance, ReviewKey> {

    Acceptance saveAndFlush(Acceptance acceptance);

    void delete(Acceptance acceptance);

    void flush();

    Optional<Acceptance> findById(ReviewKey key);

    @Query("select a from Acceptance a where a.key.evaluation = :evaluation order by a.key.round")
    List<Acceptance> ofEvaluation(EvaluationId evaluation);

    @Query("select a from Acceptance a where a.key.evaluation.value in :evaluations")
    List<Acceptance> ofEvaluations(Collection<UUID> evaluations);
}
