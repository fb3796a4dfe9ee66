package org.meguri.plan;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a plan. */
public record PlanId(UUID value) implements Serializable {

    public static PlanId create() {
        return new PlanId(UUID.randomUUID());
    }

    public static PlanId of(String text) {
        return new PlanId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
