package org.meguri.approval;

import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.UnitId;

/** What an approval asks of the process. */
public interface ApprovalFlow {

    void decided(EvaluationId evaluation, UnitId unit, Verdict verdict);
}
