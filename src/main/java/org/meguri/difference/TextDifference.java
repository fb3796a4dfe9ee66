package org.meguri.difference;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What has changed between two texts: sentences are aligned first (each ends with 。 or a line break), then the words of
 * those that differ, as the JDK cuts Japanese (at changes of script). A whole that is hardly the same any more is shown as
 * taken out and put in, since single words left over from it would only confuse.
 *
 * @param parts in reading order; {@link #before()} and {@link #after()} give both texts back, character for character
 */
public record TextDifference(List<Part> parts) {

    /**
     * Beyond this many words (or sentences) on both sides together a changed passage is shown as a whole: what the search
     * needs grows with the square of what differs.
     */
    static final int MOST_PIECES = 2_000;

    /** Of a changed passage at least this part of the longer side must have stayed, else it is shown as a whole. */
    private static final double LEAST_ALIKE = 0.3;

    public TextDifference {
        parts = List.copyOf(parts);
    }

    /** What became of a stretch of text. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A stretch of text; never empty. */
    public record Part(Kind kind, String text) {

        public boolean removed() {
            return kind == Kind.REMOVED;
        }

        public boolean added() {
            return kind == Kind.ADDED;
        }
    }

    /** From one text to another. */
    public static TextDifference between(String before, String after) {
        var written = new Writing();
        if (before.equals(after)) {
            written.add(Kind.SAME, before);
            return written.done();
        }
        var old = sentences(before);
        var now = sentences(after);
        if (old.size() + now.size() > MOST_PIECES) {
            passage(before, after, written);
        } else {
            walk(
                    old,
                    now,
                    written,
                    (removed, added) -> passage(String.join("", removed), String.join("", added), written));
        }
        return written.done();
    }

    /** The text that was, as it stood. */
    public String before() {
        return without(Kind.ADDED);
    }

    /** The text that is, as it stands. */
    public String after() {
        return without(Kind.REMOVED);
    }

    public boolean changed() {
        return parts.stream().anyMatch(part -> part.kind() != Kind.SAME);
    }

    /** Characters taken out and put in together; code points. */
    public int changedLength() {
        return length(true);
    }

    /** Characters of both texts together; code points. */
    public int wholeLength() {
        return length(false)
                + parts.stream()
                        .filter(part -> part.kind() == Kind.SAME)
                        .mapToInt(TextDifference::length)
                        .sum();
    }

    private int length(boolean onlyChanged) {
        return parts.stream()
                .filter(part -> !onlyChanged || part.kind() != Kind.SAME)
                .mapToInt(TextDifference::length)
                .sum();
    }

    private static int length(Part part) {
        return part.text().codePointCount(0, part.text().length());
    }

    private String without(Kind kind) {
        var text = new StringBuilder();
        parts.stream().filter(part -> part.kind() != kind).forEach(part -> text.append(part.text()));
        return text.toString();
    }

    private interface Changed {

        void from(List<String> removed, List<String> added);
    }

    /** Hands what is alike to the writing and every passage that is not to the other. */
    private static void walk(List<String> old, List<String> now, Writing written, Changed changed) {
        for (var delta : DiffUtils.diff(old, now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                delta.getSource().getLines().forEach(line -> written.add(Kind.SAME, line));
            } else {
                changed.from(delta.getSource().getLines(), delta.getTarget().getLines());
            }
        }
    }

    private static void passage(String before, String after, Writing written) {
        var old = words(before);
        var now = words(after);
        var inner = new Writing();
        if (!before.isEmpty() && !after.isEmpty() && old.size() + now.size() <= MOST_PIECES) {
            walk(old, now, inner, (removed, added) -> {
                inner.add(Kind.REMOVED, String.join("", removed));
                inner.add(Kind.ADDED, String.join("", added));
            });
        }
        if (inner.same() < LEAST_ALIKE * Math.max(before.length(), after.length())) {
            written.add(Kind.REMOVED, before);
            written.add(Kind.ADDED, after);
        } else {
            inner.done().parts().forEach(part -> written.add(part.kind(), part.text()));
        }
    }

    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '。' || text.charAt(at) == '\n') {
                sentences.add(text.substring(from, at + 1));
                from = at + 1;
            }
        }
        if (from < text.length()) {
            sentences.add(text.substring(from));
        }
        return sentences;
    }

    private static List<String> words(String text) {
        var cuts = BreakIterator.getWordInstance(Locale.JAPANESE);
        cuts.setText(text);
        var words = new ArrayList<String>();
        for (int from = cuts.first(), to = cuts.next(); to != BreakIterator.DONE; from = to, to = cuts.next()) {
            words.add(text.substring(from, to));
        }
        return words;
    }

    /** Gathers the parts: neighbours of a kind become one, what was taken out stands before what was put in. */
    private static final class Writing {

        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder removed = new StringBuilder();
        private final StringBuilder added = new StringBuilder();
        private final StringBuilder same = new StringBuilder();
        private int sameLength;

        void add(Kind kind, String text) {
            if (text.isEmpty()) {
                return;
            }
            switch (kind) {
                case SAME -> {
                    writeChange();
                    same.append(text);
                    sameLength += text.length();
                }
                case REMOVED -> {
                    writeSame();
                    removed.append(text);
                }
                case ADDED -> {
                    writeSame();
                    added.append(text);
                }
            }
        }

        int same() {
            return sameLength;
        }

        TextDifference done() {
            writeSame();
            writeChange();
            return new TextDifference(parts);
        }

        private void writeSame() {
            write(Kind.SAME, same);
        }

        private void writeChange() {
            write(Kind.REMOVED, removed);
            write(Kind.ADDED, added);
        }

        private void write(Kind kind, StringBuilder text) {
            if (!text.isEmpty()) {
                parts.add(new Part(kind, text.toString()));
                text.setLength(0);
            }
        }
    }
}
