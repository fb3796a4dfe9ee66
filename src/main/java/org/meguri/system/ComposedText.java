package org.meguri.system;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * Texts whose marks are one with their letters: か and ゛ become が (NFC). Left alone is what NFC would replace by
 * look-alikes: the compatibility ideographs in people's and places' names (神 U+FA19 is not 神 U+795E to its bearer) and
 * the unit signs of Windows' own character set.
 */
public final class ComposedText {

    private static final int COMPATIBILITY_IDEOGRAPHS = 0xF900;
    private static final int COMPATIBILITY_IDEOGRAPHS_END = 0xFAFF;
    private static final int COMPATIBILITY_SUPPLEMENT = 0x2F800;
    private static final int COMPATIBILITY_SUPPLEMENT_END = 0x2FA1F;

    private ComposedText() {}

    /** The text, composed. Applying it twice changes nothing. */
    public static String of(String text) {
        if (Normalizer.isNormalized(text, Form.NFC)) {
            return text;
        }
        var composed = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            if (kept(codePoint)) {
                composed.append(Normalizer.normalize(text.substring(from, i), Form.NFC));
                composed.appendCodePoint(codePoint);
                from = next;
            }
            i = next;
        }
        return composed.append(Normalizer.normalize(text.substring(from), Form.NFC))
                .toString();
    }

    private static boolean kept(int codePoint) {
        return (codePoint >= COMPATIBILITY_IDEOGRAPHS && codePoint <= COMPATIBILITY_IDEOGRAPHS_END)
                || (codePoint >= COMPATIBILITY_SUPPLEMENT && codePoint <= COMPATIBILITY_SUPPLEMENT_END)
                || codePoint == 0x2126
                || codePoint == 0x212A
                || codePoint == 0x212B;
    }
}
