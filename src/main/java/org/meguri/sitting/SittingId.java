package org.meguri.sitting;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a sitting of the committee. */
public record SittingId(UUID value) implements Serializable {

    public static SittingId create() {
        return new SittingId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
