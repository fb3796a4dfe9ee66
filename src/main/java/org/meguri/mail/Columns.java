package org.meguri.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines of a plain text for a window of so many cells: a full-width character takes two, a half-width one a single cell.
 * Addresses stay whole. A line that goes on is indented as its first, and begins with no closing mark (行頭禁則).
 */
final class Columns {

    /** 40 full-width characters. */
    static final int CELLS = 80;

    private static final String NEVER_FIRST = "、。，．・：；？！」』）〕］｝〉》】ーゝゞ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}";

    private Columns() {}

    static String wrap(String text) {
        var lines = new ArrayList<String>();
        text.lines().forEach(line -> lines.addAll(wrapLine(line)));
        return String.join("\n", lines);
    }

    private static List<String> wrapLine(String line) {
        if (cells(line) <= CELLS || line.contains("://")) {
            return List.of(line);
        }
        var indent = line.substring(0, line.length() - stripLeading(line).length());
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (int at = 0; at < line.length(); ) {
            int codePoint = line.codePointAt(at);
            at += Character.charCount(codePoint);
            if (cells(current) + width(codePoint) > CELLS && !current.toString().isBlank()) {
                var next = new StringBuilder(indent);
                // Of two closing marks in a row both go down with the character before them.
                if (NEVER_FIRST.indexOf(codePoint) >= 0) {
                    next.append(cutLast(current));
                }
                lines.add(current.toString());
                current = next;
            }
            current.appendCodePoint(codePoint);
        }
        lines.add(current.toString());
        return lines;
    }

    /** Takes the last character that may begin a line, with what stands behind it; nothing where there is none. */
    private static String cutLast(StringBuilder line) {
        for (int at = line.length(); at > 1; ) {
            int codePoint = line.codePointBefore(at);
            at -= Character.charCount(codePoint);
            if (NEVER_FIRST.indexOf(codePoint) < 0) {
                if (line.substring(0, at).isBlank()) {
                    return "";
                }
                var cut = line.substring(at);
                line.setLength(at);
                return cut;
            }
        }
        return "";
    }

    private static String stripLeading(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '　')) {
            at++;
        }
        return line.substring(at);
    }

    static int cells(CharSequence text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** By East Asian width: what is not Latin, nor half-width kana, takes two cells. */
    private static int width(int codePoint) {
        if (codePoint < 0x1100 || (codePoint >= 0xFF61 && codePoint <= 0xFFDC)) {
            return 1;
        }
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F) || (codePoint >= 0xE0100 && codePoint <= 0xE01EF) ? 0 : 2;
    }
}
