package org.meguri.evaluation;

import java.util.List;
import org.meguri.sheet.FieldError;
import org.meguri.system.Refusal;

/** A sheet breaks rules of its form; every field is named. */
public class InvalidSheet extends Refusal {

    private final transient List<FieldError> errors;

    InvalidSheet(List<FieldError> errors) {
        super("evaluation.invalid", errors.size());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
