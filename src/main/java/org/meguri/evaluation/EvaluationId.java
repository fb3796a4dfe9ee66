package org.meguri.evaluation;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an evaluation. */
public record EvaluationId(UUID value) implements Serializable {

    public static EvaluationId create() {
        return new EvaluationId(UUID.randomUUID());
    }

    public static EvaluationId of(String text) {
        return new EvaluationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
