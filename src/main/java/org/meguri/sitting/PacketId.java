package org.meguri.sitting;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a packet. */
record PacketId(UUID value) implements Serializable {

    static PacketId create() {
        return new PacketId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
