package org.meguri.evaluation;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StepMarks extends Repository<StepMark, StepKey> {

    StepMark save(StepMark mark);

    void delete(StepMark mark);

    @Query("select m from StepMark m where m.key.evaluation = :evaluation")
    List<StepMark> of(EvaluationId evaluation);
}
