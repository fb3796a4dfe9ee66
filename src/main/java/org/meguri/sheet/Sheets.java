package org.meguri.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads forms: those that are shipped under {@code forms/}, and those that the town made for its own plans. */
@Service
public class Sheets {

    /** The longest id of a form that the town makes, in characters. */
    public static final int LONGEST_ID = 60;

    private static final Pattern FORM_ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    private final @Nullable KeptForms kept;
    private final @Nullable Clock clock;

    @Autowired
    Sheets(KeptForms kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /** Only the shipped forms. */
    public Sheets() {
        this.kept = null;
        this.clock = null;
    }

    /** The JSON of the form. @throws IllegalArgumentException when there is no such form */
    public String json(String formId) {
        if (!FORM_ID.matcher(formId).matches()) {
            throw new IllegalArgumentException("Not a form id");
        }
        return find(formId).orElseThrow(() -> new IllegalArgumentException("There is no form " + formId));
    }

    /** Whether there is such a form, shipped or of the town's own. */
    public boolean exists(String formId) {
        return FORM_ID.matcher(formId).matches() && find(formId).isPresent();
    }

    /**
     * Keeps a form that the town made, under its own id with a number behind it. The same form is kept once.
     *
     * @param id lower case letters, digits and hyphens
     * @param form makes the form's JSON for the id that it is kept under
     * @return the id to refer to it
     * @throws org.meguri.system.Refusal when the product could not draw the form
     */
    @Transactional
    public String keep(String id, UnaryOperator<String> form, Choices choices) {
        var shelf = kept;
        var now = clock;
        if (shelf == null || now == null || !FORM_ID.matcher(id).matches() || id.length() > LONGEST_ID - 4) {
            throw new IllegalArgumentException("A form cannot be kept under this id");
        }
        for (var number = 1; ; number++) {
            var name = id + "-" + number;
            var json = form.apply(name);
            read(json, choices);
            var known = find(name);
            if (known.isEmpty()) {
                shelf.save(new KeptForm(name, json, now.instant()));
                return name;
            }
            if (known.get().equals(json)) {
                return name;
            }
        }
    }

    /**
     * Reads a form.
     *
     * @throws org.meguri.system.Refusal when the form uses what the product does not draw (allowed: text, textfield,
     *     textarea, number, select, radio, checkbox), or names a scale that is not there; naming the component and the cure
     */
    public Sheet read(String json, Choices choices) {
        return new FormReader(choices).read(json);
    }

    /** A form whose choices stand in the form itself, as shipped. */
    public Sheet shipped(String formId) {
        return read(json(formId), Choices.NONE);
    }

    private Optional<String> find(String formId) {
        var form = new ClassPathResource("forms/" + formId + ".form");
        if (form.exists()) {
            try {
                return Optional.of(form.getContentAsString(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalArgumentException("The form " + formId + " cannot be read", e);
            }
        }
        return kept == null ? Optional.empty() : kept.findById(formId).map(KeptForm::form);
    }
}
