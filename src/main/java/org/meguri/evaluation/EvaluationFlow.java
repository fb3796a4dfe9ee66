package org.meguri.evaluation;

/** What an evaluation asks of the process it belongs to. */
public interface EvaluationFlow {

    void start(EvaluationView evaluation);

    void submitted(EvaluationId evaluation);
}
