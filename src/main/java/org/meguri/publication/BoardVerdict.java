package org.meguri.publication;

/** What the board decides on a cycle's result. */
public enum BoardVerdict {
    APPROVED,
    RETURNED
}
