package org.meguri.proposal;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a round of proposals. */
public record ProposalRoundId(UUID value) implements Serializable {

    public static ProposalRoundId create() {
        return new ProposalRoundId(UUID.randomUUID());
    }

    public static ProposalRoundId of(String text) {
        return new ProposalRoundId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
