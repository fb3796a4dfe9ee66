package org.meguri.review;

/** What the planning division decides. */
public enum Verdict {
    CONFIRMED,
    RETURNED
}
