package org.meguri.evaluation;

/** Who sent a sheet back. */
public enum ReturningStage {
    APPROVAL,
    REVIEW
}
