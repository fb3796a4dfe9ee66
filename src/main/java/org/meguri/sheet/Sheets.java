package org.meguri.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;

/** Reads forms. */
@Service
public class Sheets {

    private static final Pattern FORM_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** The JSON of {@code forms/<id>.form} as shipped. @throws IllegalArgumentException when there is no such form */
    public String json(String formId) {
        if (!FORM_ID.matcher(formId).matches()) {
            throw new IllegalArgumentException("Not a form id");
        }
        var form = new ClassPathResource("forms/" + formId + ".form");
        if (!form.exists()) {
            throw new IllegalArgumentException("There is no form " + formId);
        }
        try {
            return form.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("The form " + formId + " cannot be read", e);
        }
    }

    /**
     * Reads a form.
     *
     * @throws org.meguri.system.Refusal naming the component and the cure when the form uses what the product does not
     *     draw (allowed: text, textfield, textarea, number, select, radio, checkbox), or names a scale that is not there
     */
    public Sheet read(String json, Choices choices) {
        return new FormReader(choices).read(json);
    }

    /** A form whose choices stand in the form itself, as shipped. */
    public Sheet shipped(String formId) {
        return read(json(formId), Choices.NONE);
    }
}
