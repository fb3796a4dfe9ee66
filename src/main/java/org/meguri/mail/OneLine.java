package org.meguri.mail;

/** A text that stays on one line of a mail's head, so that nothing in it can begin another. */
final class OneLine {

    private OneLine() {}

    /** Control characters and line separators become a space; cut with … where longer than so many UTF-16 units. */
    static String of(String text, int length) {
        var line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int end = length - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
