package org.meguri.evaluation;

/** Where an evaluation stands. Late is a flag of its task, not a state. */
public enum Status {
    /** Prepared with the cycle, not yet handed out. */
    PREPARED,
    /** 下書き: the department writes. */
    DRAFT,
    /** 提出: the chiefs decide. */
    SUBMITTED,
    /** 課長承認: planning reviews. */
    APPROVED,
    /** 確定. */
    CONFIRMED,
    /** 公表. */
    PUBLISHED,
    /** 未提出: closed by planning without having been handed in; what is published says so. */
    LAPSED;

    /** Whether a sheet has come at least so far on the way to publication; one that was never handed in has not. */
    public boolean reached(Status step) {
        return this != LAPSED && compareTo(step) >= 0;
    }
}
