package org.meguri.sheet;

import org.springframework.stereotype.Service;

/** Reads forms. */
@Service
public class Sheets {

    /** The JSON of {@code forms/<id>.form} as shipped. @throws IllegalArgumentException when there is no such form */
    public String json(String formId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Reads a form.
     *
     * @throws org.meguri.system.Refusal naming the component and the cure when the form uses what the product does not
     *     draw (allowed: text, textfield, textarea, number, select, radio, checkbox), or names a scale that is not there
     */
    public Sheet read(String json, Choices choices) {
        throw new UnsupportedOperationException();
    }

    /** A form whose choices stand in the form itself, as shipped. */
    public Sheet shipped(String formId) {
        return read(json(formId), Choices.NONE);
    }
}
