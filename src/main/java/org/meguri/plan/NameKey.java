package org.meguri.plan;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two headers, numbers or names are the same: width, case and white space do not count, anything else does. */
public final class NameKey {

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");

    private NameKey() {}

    /** Equal for texts that a person would call the same; never shown, never stored. */
    public static String of(String text) {
        return BLANK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
