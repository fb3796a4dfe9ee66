package org.meguri.process;

import java.util.Map;
import org.meguri.approval.ApprovalFlow;
import org.meguri.evaluation.EvaluationFlow;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.organization.UnitId;
import org.meguri.review.ReviewFlow;
import org.meguri.review.Verdict;
import org.springframework.stereotype.Component;

@Component
class CamundaEvaluationFlow implements EvaluationFlow, ApprovalFlow, ReviewFlow {

    private final Workbench workbench;

    CamundaEvaluationFlow(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void start(EvaluationView evaluation) {
        workbench.start(
                Vocabulary.EVALUATION,
                evaluation.id().toString(),
                Map.of(
                        Vocabulary.CYCLE_ID, evaluation.cycle().toString(),
                        Vocabulary.LEAD_UNIT, evaluation.leadUnit().toString(),
                        // The completion condition of the approvals reads the verdict before the first one is given.
                        Vocabulary.VERDICT, ""));
    }

    @Override
    public void submitted(EvaluationId evaluation) {
        workbench.complete(evaluation.toString(), Vocabulary.SELF_EVALUATE, Map.of(Vocabulary.VERDICT, ""));
    }

    @Override
    public void lapsed(EvaluationId evaluation) {
        workbench.interrupt(
                Vocabulary.EVALUATION_LAPSED, evaluation.toString(), Vocabulary.SELF_EVALUATE, Vocabulary.REPORT_LAPSE);
    }

    @Override
    public void withdrawn(EvaluationId evaluation) {
        workbench.interrupt(
                Vocabulary.EVALUATION_WITHDRAWN, evaluation.toString(), Vocabulary.APPROVALS, Vocabulary.SELF_EVALUATE);
    }

    @Override
    public void takenBack(EvaluationId evaluation) {
        // Either others are still asked, or planning is.
        var waiting =
                workbench.waits(evaluation.toString(), Vocabulary.REVIEW) ? Vocabulary.REVIEW : Vocabulary.APPROVALS;
        workbench.interrupt(Vocabulary.APPROVAL_TAKEN_BACK, evaluation.toString(), waiting, Vocabulary.APPROVALS);
    }

    @Override
    public void decided(EvaluationId evaluation, UnitId unit, org.meguri.approval.Verdict verdict) {
        workbench.completeFor(
                evaluation.toString(),
                Vocabulary.APPROVE,
                Vocabulary.APPROVER_UNIT,
                unit.toString(),
                Map.of(Vocabulary.VERDICT, verdict.name()));
    }

    @Override
    public void decided(EvaluationId evaluation, Verdict verdict) {
        workbench.complete(evaluation.toString(), Vocabulary.REVIEW, Map.of(Vocabulary.VERDICT, verdict.name()));
    }
}
