package org.meguri.committee;

/** What a chief decides on an answer. */
public enum AnswerVerdict {
    APPROVED,
    RETURNED
}
