package org.meguri.operation;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of work that failed as often as it may, and waits for a person.
 *
 * @param id names it among all that is stopped
 * @param about what kind of thing it is about
 * @param subject the cycle, the sheet, the remark or the proposal
 * @param since when it failed for the last time
 * @param kind of the failure as programmers call it, for whoever is asked for help; never a text that somebody typed
 */
public record StoppedWork(String id, Work work, About about, UUID subject, Instant since, Cause cause, String kind) {

    /** What a piece of work is about. */
    public enum About {
        CYCLE,
        EVALUATION,
        REMARK,
        PROPOSAL
    }
}
