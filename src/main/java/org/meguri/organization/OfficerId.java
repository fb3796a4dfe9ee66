package org.meguri.organization;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an officer. */
public record OfficerId(UUID value) implements Serializable {

    public static OfficerId create() {
        return new OfficerId(UUID.randomUUID());
    }

    public static OfficerId of(String text) {
        return new OfficerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
