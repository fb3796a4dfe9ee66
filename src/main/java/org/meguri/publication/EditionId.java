package org.meguri.publication;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an edition. */
public record EditionId(UUID value) implements Serializable {

    public static EditionId create() {
        return new EditionId(UUID.randomUUID());
    }

    public static EditionId of(String text) {
        return new EditionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
