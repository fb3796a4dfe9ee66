package org.meguri.past;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a taking over of past answers. */
public record TakingId(UUID value) implements Serializable {

    static TakingId create() {
        return new TakingId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
