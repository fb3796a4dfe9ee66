package org.meguri.linkage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Fields with a text of their own. */
interface Variants extends Repository<Variant, UUID> {

    Variant save(Variant variant);

    void flush();

    @Query("select v from Variant v where v.evaluation = :evaluation and v.activeField is not null")
    List<Variant> activeIn(EvaluationId evaluation);

    @Query("select v from Variant v where v.evaluation = :evaluation and v.activeField = :field")
    Optional<Variant> active(EvaluationId evaluation, String field);
}
