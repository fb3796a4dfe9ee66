package org.meguri.sheet;

import java.util.List;

/** Where a form's {@code valuesKey} finds its choices: the scales of a plan. */
@FunctionalInterface
public interface Choices {

    /** No scale at all, for forms whose choices stand in the form itself. */
    Choices NONE = key -> List.of();

    /** The choices under the key, in order; empty when there is no such key. */
    List<Option> of(String valuesKey);

    /** Whether a value that is none of the choices is kept, and marked, instead of being refused. */
    default boolean others(String valuesKey) {
        return false;
    }
}
