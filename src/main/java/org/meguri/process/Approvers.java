package org.meguri.process;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.springframework.stereotype.Component;

/**
 * The units whose chiefs approve a sheet, {@code ${approvers.of(execution)}}, or a proposal,
 * {@code ${approvers.ofProposal(execution)}}. Public, because the engine's expressions
 * call methods of public classes only.
 */
@Component("approvers")
public class Approvers {

    private final EvaluationLookup evaluations;
    private final ProposalLookup proposals;

    Approvers(EvaluationLookup evaluations, ProposalLookup proposals) {
        this.evaluations = evaluations;
        this.proposals = proposals;
    }

    public Collection<String> of(DelegateExecution execution) {
        return evaluations.get(EvaluationId.of(execution.getProcessBusinessKey())).units().stream()
                .map(Object::toString)
                .toList();
    }

    public Collection<String> ofProposal(DelegateExecution execution) {
        return proposals.get(ProposalId.of(execution.getProcessBusinessKey())).units().stream()
                .map(Object::toString)
                .toList();
    }
}
