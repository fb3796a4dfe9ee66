package org.meguri.founding;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a plan that is being founded. */
record DraftId(UUID value) implements Serializable {

    static DraftId create() {
        return new DraftId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
