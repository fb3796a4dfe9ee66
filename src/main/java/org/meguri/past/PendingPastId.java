package org.meguri.past;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a table of past answers between its preview and its taking over. */
record PendingPastId(UUID value) implements Serializable {

    static PendingPastId create() {
        return new PendingPastId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
