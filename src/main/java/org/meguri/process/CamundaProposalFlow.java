package org.meguri.process;

import java.util.Map;
import org.meguri.organization.UnitId;
import org.meguri.proposal.ProposalFlow;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalView;
import org.meguri.proposal.Verdict;
import org.springframework.stereotype.Component;

@Component
class CamundaProposalFlow implements ProposalFlow {

    private final Workbench workbench;

    CamundaProposalFlow(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void start(ProposalView proposal) {
        workbench.start(
                Vocabulary.PROPOSAL,
                proposal.id().toString(),
                Map.of(
                        Vocabulary.ROUND_ID, proposal.round().toString(),
                        Vocabulary.LEAD_UNIT, proposal.leadUnit().toString(),
                        // The completion condition of the approvals reads the verdict before the first one is given.
                        Vocabulary.VERDICT, ""));
    }

    @Override
    public void submitted(ProposalId proposal) {
        workbench.complete(proposal.toString(), Vocabulary.PROPOSE, Map.of(Vocabulary.VERDICT, ""));
    }

    @Override
    public void givenUp(ProposalId proposal) {
        workbench.complete(proposal.toString(), Vocabulary.PROPOSE, Map.of(Vocabulary.VERDICT, Vocabulary.GIVEN_UP));
    }

    @Override
    public void decided(ProposalId proposal, UnitId unit, Verdict verdict) {
        workbench.completeFor(
                proposal.toString(),
                Vocabulary.APPROVE_PROPOSAL,
                Vocabulary.APPROVER_UNIT,
                unit.toString(),
                Map.of(Vocabulary.VERDICT, verdict.name()));
    }

    @Override
    public void recalled(ProposalId proposal) {
        workbench.completeAny(
                proposal.toString(), Vocabulary.APPROVE_PROPOSAL, Map.of(Vocabulary.VERDICT, Verdict.RETURNED.name()));
    }

    @Override
    public void decided(ProposalId proposal, Verdict verdict) {
        workbench.complete(proposal.toString(), Vocabulary.DECIDE_PROPOSAL, Map.of(Vocabulary.VERDICT, verdict.name()));
    }
}
