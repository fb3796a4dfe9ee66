package org.meguri.proposal;

/** How far a proposal has come. Only a draft is written on. */
public enum ProposalState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    /** It became an item of the plan. */
    ADOPTED,
    DECLINED,
    /** The department took its draft back. */
    WITHDRAWN,
    /** It was still a draft when its round was closed (未提出). */
    LAPSED;

    /** Whether nothing more will happen to it. */
    public boolean ended() {
        return ordinal() >= ADOPTED.ordinal();
    }
}
