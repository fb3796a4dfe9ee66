package org.meguri.operation;

/** Why a piece of work failed, as far as a person can do something about it. */
public enum Cause {
    /** The database did not answer. */
    DATABASE_AWAY,
    /** Others changed the same thing each time; trying again is enough. */
    CHANGED_MEANWHILE,
    /** A due date or a row of the table of rungs is missing. */
    SCHEDULE_INCOMPLETE,
    /** Anything else: a defect of the product, or of what was installed. */
    UNEXPECTED
}
