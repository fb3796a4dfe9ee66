package org.meguri.proposal;

/** Whether a round still takes proposals. */
public enum RoundState {
    OPEN,
    CLOSED
}
