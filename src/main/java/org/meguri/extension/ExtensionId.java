package org.meguri.extension;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/** Identifies a conversation about more days. */
@Embeddable
public record ExtensionId(UUID value) implements Serializable {

    static ExtensionId create() {
        return new ExtensionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
