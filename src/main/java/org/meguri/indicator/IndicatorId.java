package org.meguri.indicator;

import java.io.Serializable;
import java.util.UUID;

/** Identifies an indicator. */
public record IndicatorId(UUID value) implements Serializable {

    public static IndicatorId create() {
        return new IndicatorId(UUID.randomUUID());
    }

    public static IndicatorId of(String text) {
        return new IndicatorId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
