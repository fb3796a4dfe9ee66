package org.meguri.intake;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a cell as it enters the house: hardly changed, since the published table must equal the source. */
final class CellText {

    private static final Pattern LINE_BREAK = Pattern.compile("\r\n?");

    /**
     * Compatibility ideographs such as 神 (U+FA19). NFC would replace them by the common form, and with it the letter in a
     * person's or a shop's name; hence they are passed over.
     */
    private static final Pattern COMPATIBILITY_IDEOGRAPHS =
            Pattern.compile("[\\x{F900}-\\x{FAFF}\\x{2F800}-\\x{2FA1F}]+");

    private CellText() {}

    /** A character that may not stand in a text. {@code position} is counted in characters from 1. */
    record Intruder(boolean privateUse, String code, int position) {}

    /** Line breaks as LF, NFC, nothing blank at the end; otherwise as it is. */
    static String clean(String raw) {
        return composed(LINE_BREAK.matcher(raw).replaceAll("\n")).stripTrailing();
    }

    /** The first character of the private use areas (外字), control character or fragment of a character. */
    static Optional<Intruder> intruder(String text) {
        var position = 0;
        for (int i = 0; i < text.length(); ) {
            var codePoint = text.codePointAt(i);
            position++;
            var privateUse = Character.getType(codePoint) == Character.PRIVATE_USE;
            if (privateUse || isForbidden(codePoint)) {
                return Optional.of(new Intruder(privateUse, "U+%04X".formatted(codePoint), position));
            }
            i += Character.charCount(codePoint);
        }
        return Optional.empty();
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default ->
                codePoint == 0xFEFF
                        || codePoint == 0xFFFD
                        || (codePoint & 0xFFFE) == 0xFFFE
                        || (codePoint >= 0x202A && codePoint <= 0x202E)
                        || (codePoint >= 0x2066 && codePoint <= 0x2069);
        };
    }

    private static String composed(String text) {
        if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return text;
        }
        var composed = new StringBuilder(text.length());
        var kept = COMPATIBILITY_IDEOGRAPHS.matcher(text);
        var from = 0;
        while (kept.find()) {
            composed.append(Normalizer.normalize(text.substring(from, kept.start()), Normalizer.Form.NFC))
                    .append(kept.group());
            from = kept.end();
        }
        return composed.append(Normalizer.normalize(text.substring(from), Normalizer.Form.NFC))
                .toString();
    }
}
