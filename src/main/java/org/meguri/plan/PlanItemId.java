package org.meguri.plan;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an item of a plan. */
public record PlanItemId(UUID value) implements Serializable {

    public static PlanItemId create() {
        return new PlanItemId(UUID.randomUUID());
    }

    public static PlanItemId of(String text) {
        return new PlanItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
