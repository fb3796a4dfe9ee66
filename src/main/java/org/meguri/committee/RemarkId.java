package org.meguri.committee;

import java.io.Serializable;
import java.util.UUID;

/** Identifies a committee remark. */
public record RemarkId(UUID value) implements Serializable {

    public static RemarkId create() {
        return new RemarkId(UUID.randomUUID());
    }

    public static RemarkId of(String text) {
        return new RemarkId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
