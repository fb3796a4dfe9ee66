package org.meguri.keeping;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a post that is kept. */
record KeptPostId(UUID value) implements Serializable {

    static KeptPostId create() {
        return new KeptPostId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
