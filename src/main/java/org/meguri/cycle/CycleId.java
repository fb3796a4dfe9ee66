package org.meguri.cycle;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a cycle. */
public record CycleId(UUID value) implements Serializable {

    public static CycleId create() {
        return new CycleId(UUID.randomUUID());
    }

    public static CycleId of(String text) {
        return new CycleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
