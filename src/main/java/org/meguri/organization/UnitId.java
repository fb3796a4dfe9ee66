package org.meguri.organization;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an organisation unit. */
public record UnitId(UUID value) implements Serializable {

    public static UnitId create() {
        return new UnitId(UUID.randomUUID());
    }

    public static UnitId of(String text) {
        return new UnitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
