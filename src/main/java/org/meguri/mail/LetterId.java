package org.meguri.mail;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a letter. */
public record LetterId(UUID value) implements Serializable {

    static LetterId create() {
        return new LetterId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
