package org.meguri.sheet;

import java.util.Optional;

/** Rules for every text that a person types outside a sheet. */
public final class FreeText {

    private FreeText() {}

    public static String normalise(String text) {
        throw new UnsupportedOperationException();
    }

    public static Optional<FieldError> check(String label, String value, boolean required, int max) {
        throw new UnsupportedOperationException();
    }
}
