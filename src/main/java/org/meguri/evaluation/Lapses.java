package org.meguri.evaluation;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface Lapses extends Repository<Lapse, EvaluationId> {

    Lapse save(Lapse lapse);

    Optional<Lapse> findById(EvaluationId id);
}
