package org.meguri.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the runs of a text in a workbook, without its furigana ({@code rPh}). */
final class RichText {

    /** Excel writes a character that XML cannot hold as {@code _x000D_}, and a real underscore before such as {@code _x005F_}. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final StringBuilder runs = new StringBuilder();
    private boolean inText;
    private int inPhonetic;

    void begin() {
        runs.setLength(0);
        inText = false;
        inPhonetic = 0;
    }

    void start(String element) {
        if (element.equals("rPh")) {
            inPhonetic++;
        } else if (element.equals("t")) {
            inText = true;
        }
    }

    void end(String element) {
        if (element.equals("rPh")) {
            inPhonetic--;
        } else if (element.equals("t")) {
            inText = false;
        }
    }

    void characters(char[] characters, int start, int length) {
        if (inText && inPhonetic == 0) {
            runs.append(characters, start, length);
        }
    }

    String value() {
        return unescaped(runs.toString());
    }

    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
