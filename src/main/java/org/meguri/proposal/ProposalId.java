package org.meguri.proposal;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a proposal. */
public record ProposalId(UUID value) implements Serializable {

    public static ProposalId create() {
        return new ProposalId(UUID.randomUUID());
    }

    public static ProposalId of(String text) {
        return new ProposalId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
