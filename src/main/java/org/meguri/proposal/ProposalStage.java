package org.meguri.proposal;

import org.springframework.context.MessageSourceResolvable;

/**
 * The steps of a proposal, each with its due day. {@code grace} is the least number of working days that a person has who
 * gets the task late, after a return or because the step before took longer. As an argument of a message a stage reads as
 * its Japanese name.
 */
public enum ProposalStage implements MessageSourceResolvable {
    /** The department writes. */
    PROPOSAL(3),
    /** The chiefs approve. */
    PROPOSAL_APPROVAL(3),
    /** Planning adopts or declines. */
    PROPOSAL_DECISION(5);

    private final int grace;

    ProposalStage(int grace) {
        this.grace = grace;
    }

    /** Working days, 0 or more. */
    public int grace() {
        return grace;
    }

    @Override
    public String[] getCodes() {
        return new String[] {"proposal.stage." + name()};
    }
}
