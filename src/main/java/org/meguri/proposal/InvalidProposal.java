package org.meguri.proposal;

import java.util.List;
import org.meguri.sheet.FieldError;
import org.meguri.system.Refusal;

/** A proposal breaks rules of its form; every field is named. */
public class InvalidProposal extends Refusal {

    private final transient List<FieldError> errors;

    InvalidProposal(List<FieldError> errors) {
        super("proposal.invalid", errors.size());
        this.errors = List.copyOf(errors);
    }

    public List<FieldError> errors() {
        return errors;
    }
}
