package org.meguri.approval;

import java.util.List;
import org.meguri.evaluation.EvaluationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up the chiefs' decisions. */
@Service
@Transactional(readOnly = true)
public class ApprovalLookup {

    private final Approvals approvals;

    ApprovalLookup(Approvals approvals) {
        this.approvals = approvals;
    }

    /** All decisions on a sheet, oldest round first. */
    public List<ApprovalView> of(EvaluationId evaluation) {
        return approvals.ofEvaluation(evaluation).stream().map(Approval::view).toList();
    }
}
