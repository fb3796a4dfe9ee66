package org.meguri.sheet;

import java.util.List;
import org.meguri.system.Refusal;

/**
 * What is wrong with one field: a message key of this room, its first argument the field's label.
 *
 * @param field key of the field, or "" when the text belongs to no sheet
 */
public record FieldError(String field, String key, List<Object> arguments) {

    public FieldError {
        arguments = List.copyOf(arguments);
    }

    /** The same words as a refusal, for callers that stop at the first error. */
    public Refusal toRefusal() {
        return new Refusal(key, arguments.toArray());
    }
}
