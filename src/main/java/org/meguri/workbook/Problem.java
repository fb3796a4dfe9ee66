package org.meguri.workbook;

import java.util.List;
import org.meguri.sheet.FieldError;

/** Something to tell about a row or a cell: a message key, its arguments. */
record Problem(String key, List<Object> arguments) {

    Problem {
        arguments = List.copyOf(arguments);
    }

    static Problem of(String key, Object... arguments) {
        return new Problem(key, List.of(arguments));
    }

    static Problem of(FieldError error) {
        return new Problem(error.key(), error.arguments());
    }
}
