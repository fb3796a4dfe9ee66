package org.meguri.review;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Reviews extends Repository<Review, ReviewKey> {

    Review saveAndFlush(Review review);

    Optional<Review> findById(ReviewKey key);

    @Query("select r from Review r where r.key.evaluation.value in :evaluations")
    List<Review> madeOn(Collection<UUID> evaluations);

    @Query("select r from Review r where r.key.evaluation = :evaluation order by r.key.round")
    List<Review> ofEvaluation(EvaluationId evaluation);

    @Query("select r from Review r where r.key.evaluation.value in :evaluations")
    List<Review> ofEvaluations(Collection<UUID> evaluations);
}
