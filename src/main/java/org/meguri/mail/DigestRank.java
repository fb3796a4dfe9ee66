package org.meguri.mail;

/** Where a letter stands in the morning's mail, the most urgent first. */
public enum DigestRank {
    /** The reader's own work is late. */
    LATE,
    /** Work of others is late, and the reader is told. */
    REPORTED,
    /** The reader's work is due soon. */
    SOON,
    /** Something has happened. */
    NEWS
}
