package org.meguri.organization;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** The name that a person signs in with: 2 to 60 small letters, digits, dots, hyphens or underscores. */
record LoginName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,59}");

    /** @throws Refusal when the text is no login name */
    static LoginName of(@Nullable String text) {
        var login = typed(text == null ? "" : text);
        if (!FORM.matcher(login).matches()) {
            throw new Refusal("organization.officer.login");
        }
        return new LoginName(login);
    }

    /** What was meant by what was typed: full-width letters, capitals and spaces around do not matter. */
    static String typed(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
