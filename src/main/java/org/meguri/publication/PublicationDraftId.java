package org.meguri.publication;

import java.util.UUID;

/** Identity of a publication draft. */
public record PublicationDraftId(UUID value) {

    public static PublicationDraftId create() {
        return new PublicationDraftId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
