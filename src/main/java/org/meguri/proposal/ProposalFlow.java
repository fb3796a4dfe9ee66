package org.meguri.proposal;

import org.meguri.organization.UnitId;

/** What a proposal asks of the process it belongs to. */
public interface ProposalFlow {

    /** Somebody begins a proposal, or a table brings one. */
    void start(ProposalView proposal);

    void submitted(ProposalId proposal);

    /** The draft is given up, by its department or because its round is closed. */
    void givenUp(ProposalId proposal);

    /** A chief has decided for a unit. */
    void decided(ProposalId proposal, UnitId unit, Verdict verdict);

    /** Planning has sent it back while chiefs were asked: none of them is asked any more. */
    void recalled(ProposalId proposal);

    /** Planning has decided. */
    void decided(ProposalId proposal, Verdict verdict);
}
