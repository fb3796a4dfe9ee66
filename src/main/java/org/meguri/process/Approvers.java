package org.meguri.process;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.meguri.approval.ApprovalLookup;
import org.meguri.approval.ApprovalView;
import org.meguri.approval.Verdict;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.springframework.stereotype.Component;

/**
 * The units whose chiefs have still to approve a sheet, {@code ${approvers.of(execution)}}, or a proposal,
 * {@code ${approvers.ofProposal(execution)}}. Public, because the engine's expressions
 * call methods of public classes only.
 */
@Component("approvers")
public class Approvers {

    private final EvaluationLookup evaluations;
    private final ApprovalLookup approvals;
    private final ProposalLookup proposals;

    Approvers(EvaluationLookup evaluations, ApprovalLookup approvals, ProposalLookup proposals) {
        this.evaluations = evaluations;
        this.approvals = approvals;
        this.proposals = proposals;
    }

    public Collection<String> of(DelegateExecution execution) {
        var evaluation = evaluations.get(EvaluationId.of(execution.getProcessBusinessKey()));
        // Of a round whose approval was taken back, the others stand.
        var approved = approvals.of(evaluation.id()).stream()
                .filter(approval -> approval.round() == evaluation.round() && approval.verdict() == Verdict.APPROVED)
                .map(ApprovalView::unit)
                .toList();
        return evaluation.units().stream()
                .filter(unit -> !approved.contains(unit))
                .map(Object::toString)
                .toList();
    }

    public Collection<String> ofProposal(DelegateExecution execution) {
        return proposals.get(ProposalId.of(execution.getProcessBusinessKey())).units().stream()
                .map(Object::toString)
                .toList();
    }
}
