package org.meguri.review;

import org.meguri.evaluation.EvaluationId;

/** What a review asks of the process. */
public interface ReviewFlow {

    void decided(EvaluationId evaluation, Verdict verdict);
}
