package org.meguri.plan;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a decision about a register. */
public record DecisionId(UUID value) implements Serializable {

    public static DecisionId create() {
        return new DecisionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
