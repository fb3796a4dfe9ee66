package org.meguri.task;

/** The rungs of the ladder, lowest first. */
public enum Rung {
    /** Before the due day. */
    REMINDER,
    /** The due day has passed. */
    OVERDUE,
    /** The director hears of it. */
    DIRECTOR,
    /** The planning division hears of it. */
    PLANNING
}
