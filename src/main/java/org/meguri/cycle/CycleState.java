package org.meguri.cycle;

/** Where a cycle stands. */
public enum CycleState {
    /** Dates are set, nothing is handed out yet. */
    PLANNED,
    /** Sheets are being handed out, chunk by chunk. */
    OPENING,
    /** Departments write, chiefs approve, planning reviews. */
    EVALUATION,
    /** The external committee reads and remarks. */
    COMMITTEE,
    /** The last answers to remarks are awaited. */
    ANSWERS,
    /** The board confirms. */
    BOARD,
    /** Planning publishes. */
    PUBLICATION,
    /** The year is over. */
    CLOSED
}
