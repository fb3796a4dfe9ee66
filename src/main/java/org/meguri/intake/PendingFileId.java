package org.meguri.intake;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a file between its preview and its taking in. */
record PendingFileId(UUID value) implements Serializable {

    static PendingFileId create() {
        return new PendingFileId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
