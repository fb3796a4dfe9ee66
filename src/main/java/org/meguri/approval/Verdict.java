package org.meguri.approval;

/** What a chief decides. */
public enum Verdict {
    APPROVED,
    RETURNED
}
