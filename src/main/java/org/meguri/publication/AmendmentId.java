package org.meguri.publication;

import java.util.UUID;

/** Identity of an amendment. */
public record AmendmentId(UUID value) {

    public static AmendmentId create() {
        return new AmendmentId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
