package org.meguri.task;

/** How a rung reaches people. */
public enum Channel {
    /** By mail, as each has chosen, and in the list of notices. */
    MAIL,
    /** In the list of notices only. */
    SCREEN
}
