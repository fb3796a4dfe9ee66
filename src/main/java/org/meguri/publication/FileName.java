package org.meguri.publication;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.meguri.plan.PlanView;

/**
 * The name that a download is saved under, in both forms of RFC 6266: plain ASCII for old programs, and the town's own
 * words percent-encoded as UTF-8.
 */
record FileName(String plain, String words) {

    private static final int LONGEST = 80;
    private static final String UNENCODED = "!#$&+-.^_`|~";

    static FileName of(EditionView edition, EditionFormat format) {
        var end =
                switch (format) {
                    case COLUMNS -> "-" + format.file();
                    case SCHEMA -> ".schema.json";
                    default -> "." + format.extension();
                };
        return new FileName(
                "%s-%d-%d%s".formatted(edition.planCode(), edition.fiscalYear(), edition.number(), end),
                "%s_第%d版%s".formatted(safe(edition.title()), edition.number(), end));
    }

    /** Of a plan's register as it is on this day. */
    static FileName of(PlanView plan, LocalDate day, EditionFormat format) {
        return of(plan.code(), plan.title(), day, format);
    }

    /** Of a table as it is on this day. @param code lower case letters, digits and hyphens */
    static FileName of(String code, String title, LocalDate day, EditionFormat format) {
        return new FileName(
                "%s-%s.%s".formatted(code, day, format.extension()),
                "%s_%s.%s".formatted(safe(title), day, format.extension()));
    }

    /** The value of the header {@code Content-Disposition}. */
    String disposition() {
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded(words);
    }

    /** Without what no file system takes, and not too long for any. */
    private static String safe(String title) {
        var safe = title.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{IsWhite_Space}\\\\/:*?\"<>|]+", "_");
        return safe.codePointCount(0, safe.length()) <= LONGEST
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST));
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || UNENCODED.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append("%%%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }
}
