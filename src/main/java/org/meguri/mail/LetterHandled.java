package org.meguri.mail;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** A person has kept a letter back, let it go, or had it sent once more. */
public record LetterHandled(LetterId letter, Act act, OfficerId by, Instant at) {

    /** What was done. */
    public enum Act {
        HELD,
        RELEASED,
        RESENT
    }
}
