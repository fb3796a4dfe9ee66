package org.meguri.reorganization;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a reorganisation. */
public record ReorganizationId(UUID value) implements Serializable {

    public static ReorganizationId create() {
        return new ReorganizationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
