package org.meguri.organization;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** The short name of a unit in files: 1 to 40 small letters, digits, hyphens or underscores. */
record UnitCode(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    /** @throws Refusal when the text is no code */
    static UnitCode of(@Nullable String text) {
        var code = text == null ? "" : text.strip();
        if (!FORM.matcher(code).matches()) {
            throw new Refusal("organization.unit.code");
        }
        return new UnitCode(code);
    }
}
