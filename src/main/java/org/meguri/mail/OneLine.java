package org.meguri.mail;

/** A text that stays on one line of a mail's head, so that nothing in it can begin another. */
final class OneLine {

    private OneLine() {}

    /** Control characters and line separators become a space; cut with … where longer than so many code points. */
    static String of(String text, int length) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= length
                ? line
                : line.substring(0, line.offsetByCodePoints(0, length - 1)) + "…";
    }
}
