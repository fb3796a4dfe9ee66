package org.meguri.feed;

/**
 * Folds the lines of a calendar at 75 octets of UTF-8, as RFC 5545 (3.1) wants them. The library counts characters of
 * Java, so that a line of Japanese would be three times too long, and a character beyond the first plane could be cut.
 */
final class OctetFold {

    private static final int LONGEST = 75;
    private static final String END = "\r\n";

    private OctetFold() {}

    /** @param calendar lines that end with CR LF and are folded or not */
    static String fold(String calendar) {
        var folded = new StringBuilder(calendar.length() + calendar.length() / 16);
        // A line of its own never begins with a space, so this gives back what was folded.
        for (var line : calendar.replace(END + " ", "").split(END)) {
            int used = 0;
            for (int at = 0; at < line.length(); ) {
                int character = line.codePointAt(at);
                int octets = octets(character);
                if (used + octets > LONGEST) {
                    folded.append(END).append(' ');
                    used = 1;
                }
                folded.appendCodePoint(character);
                used += octets;
                at += Character.charCount(character);
            }
            folded.append(END);
        }
        return folded.toString();
    }

    private static int octets(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
