package org.meguri.sheet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.system.ComposedText;
import org.meguri.system.Refusal;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * The rules of every text that a person types: a field of a sheet, a reason, a remark, an answer. A text is kept as it
 * was typed; what cannot be read elsewhere (外字, control characters, halves of characters) is refused with its place,
 * never dropped.
 */
public final class FreeText {

    /**
     * The longest text in code points that any field takes. With a variation selector on each character it still fits a
     * spreadsheet's cell of 32,767 UTF-16 units.
     */
    public static final int CEILING = 8_000;

    private FreeText() {}

    /**
     * The text as it is stored: line breaks as LF, composed (か and ゛ become が), white space around it removed.
     * Everything else stays, half-width and full-width forms too. Applying it twice changes nothing.
     *
     * @param typed null counts as empty
     */
    public static String normalise(@Nullable String typed) {
        if (typed == null || typed.isEmpty()) {
            return "";
        }
        var text = typed.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n');
        return strip(ComposedText.of(text));
    }

    /**
     * The length that people are told: code points, a line break counting as one and the variation selector after a
     * character not at all (葛 with its selector is one character).
     */
    public static int length(String text) {
        int length = 0;
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (counts(codePoint, previous)) {
                length++;
            }
            previous = codePoint;
        }
        return length;
    }

    /** Whether a reader would see nothing: empty, white space, characters without width. */
    public static boolean blank(@Nullable String text) {
        return text == null || text.codePoints().allMatch(FreeText::invisible);
    }

    /**
     * Checks a text of several lines.
     *
     * @param label what the field is called on the page
     * @param max code points, as {@link #length} counts
     * @return what is wrong, with an empty {@link FieldError#field()}; empty when nothing is
     */
    public static Optional<FieldError> check(String label, @Nullable String value, boolean required, int max) {
        return check("", label, value, required, max);
    }

    /** As {@link #check(String, String, boolean, int)}, the error naming the field so that a page can point at it. */
    public static Optional<FieldError> check(
            String field, String label, @Nullable String value, boolean required, int max) {
        var text = normalise(value);
        if (blank(text)) {
            if (required) {
                return Optional.of(new FieldError(field, "sheet.required", List.of(label)));
            }
            return forbidden(field, label, text, false);
        }
        return forbidden(field, label, text, false).or(() -> tooLong(field, label, text, max));
    }

    /**
     * The text normalised, or a refusal in the words of the page.
     *
     * @param labelKey message key of what the field is called on the page
     * @throws Refusal when {@link #check(String, String, boolean, int)} finds something
     */
    public static String accept(String labelKey, @Nullable String value, boolean required, int max) {
        check(labelKey, value, required, max).ifPresent(error -> {
            var arguments = error.arguments().toArray();
            arguments[0] = new DefaultMessageSourceResolvable(labelKey);
            throw new Refusal(error.key(), arguments);
        });
        return normalise(value);
    }

    static Optional<FieldError> tooLong(String field, String label, String text, int max) {
        int length = length(text);
        return length <= max
                ? Optional.empty()
                : Optional.of(new FieldError(field, "sheet.too-long", List.of(label, max, length)));
    }

    /** The first character that cannot be stored, printed or read on another machine, with its line and column. */
    static Optional<FieldError> forbidden(String field, String label, String text, boolean oneLine) {
        int line = 1;
        int column = 0;
        int previous = -1;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (counts(codePoint, previous)) {
                column++;
            }
            var key = objection(codePoint, oneLine);
            if (key != null) {
                var code = String.format(Locale.ROOT, "U+%04X", codePoint);
                return Optional.of(new FieldError(field, key, List.of(label, line, column, code)));
            }
            if (codePoint == '\n') {
                line++;
                column = 0;
            }
            previous = codePoint;
        }
        return Optional.empty();
    }

    private static @Nullable String objection(int codePoint, boolean oneLine) {
        if (codePoint == '\n' || codePoint == '\t') {
            return oneLine ? "sheet.one-line" : null;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> "sheet.control";
            case Character.PRIVATE_USE -> "sheet.private-use";
            case Character.SURROGATE -> "sheet.damaged";
            default -> nonCharacter(codePoint) ? "sheet.control" : null;
        };
    }

    /** XML, and with it every workbook and PDF, refuses these. */
    private static boolean nonCharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    }

    /** Only the first selector after a character is free: a text made of selectors has a length too. */
    private static boolean counts(int codePoint, int previous) {
        return !variationSelector(codePoint) || previous < 0 || previous == '\n' || variationSelector(previous);
    }

    private static boolean variationSelector(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }

    private static boolean invisible(int codePoint) {
        return space(codePoint)
                || Character.getType(codePoint) == Character.FORMAT
                || variationSelector(codePoint)
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0;
    }

    /** Not {@link Character#isWhitespace}: that one takes some control characters for space and would hide them. */
    private static boolean space(int codePoint) {
        return codePoint == '\n' || codePoint == '\t' || Character.isSpaceChar(codePoint);
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            start++;
        }
        while (end > start && space(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
