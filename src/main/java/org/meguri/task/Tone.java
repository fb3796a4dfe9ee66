package org.meguri.task;

/** How a rung speaks. */
public enum Tone {
    /** Asks, and begs pardon if its letter has crossed with the work. */
    SOFT,
    /** Says what is and what is to be done. */
    PLAIN,
    /** Urgent: is marked 至急, and asks for word today. */
    FIRM
}
