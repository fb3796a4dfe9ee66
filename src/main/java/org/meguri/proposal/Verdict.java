package org.meguri.proposal;

/** What was decided on a proposal: the first two by a chief, the last three by planning. */
public enum Verdict {
    APPROVED,
    RETURNED,
    ADOPTED,
    DECLINED
}
