package org.meguri.organization;

import java.io.Serializable;
import java.util.UUID;

/** Identifies the designation of a deputy. */
public record DeputyId(UUID value) implements Serializable {

    public static DeputyId create() {
        return new DeputyId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
