package org.meguri.approval;

import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.UnitId;

/** What an approval asks of the process. */
public interface ApprovalFlow {

    void decided(EvaluationId evaluation, UnitId unit, Verdict verdict);

    /** An approval was taken back: every unit that has none is asked. */
    void takenBack(EvaluationId evaluation);
}
