package org.meguri.approval;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /**
     * The decisions that chiefs made on each of the sheets, in one query; what counts for a unit only because it took over
     * from another is not among them. Sheets without are left out.
     */
    public Map<EvaluationId, List<ApprovalView>> madeOn(Collection<EvaluationId> evaluations) {
        return evaluations.isEmpty()
                ? Map.of()
                : approvals.madeOn(evaluations.stream().map(EvaluationId::value).toList()).stream()
                        .collect(groupingBy(Approval::evaluation, mapping(Approval::view, toList())));
    }
}
