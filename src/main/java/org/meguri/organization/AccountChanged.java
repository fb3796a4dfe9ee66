package org.meguri.organization;

import java.time.Instant;

/** Something about how a person signs in has changed. */
public record AccountChanged(OfficerId officer, Change change, OfficerId by, Instant at) {

    /** What happened to the account. */
    public enum Change {
        CREATED,
        ENABLED,
        DISABLED,
        PASSWORD_ISSUED,
        PASSWORD_CHANGED
    }
}
