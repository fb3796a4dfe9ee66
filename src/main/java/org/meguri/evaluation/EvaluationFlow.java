package org.meguri.evaluation;

/** What an evaluation asks of the process it belongs to. */
public interface EvaluationFlow {

    void start(EvaluationView evaluation);

    void submitted(EvaluationId evaluation);

    /** Nobody writes the sheet any more. */
    void lapsed(EvaluationId evaluation);

    /** The writers have the sheet again; whoever was asked to approve it no longer is. */
    void withdrawn(EvaluationId evaluation);
}
