package org.meguri.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The place in a text where something was found, with a little around it. */
final class Snippet {

    /** UTF-16 units before and after what was found first. */
    private static final int BEFORE = 30;

    private static final int AFTER = 90;

    private static final int MOST_PASSAGES = 3;

    private Snippet() {}

    /** A stretch of text. @param found whether it is what was looked for */
    record Piece(String text, boolean found) {}

    /** @param label what the text is */
    record Passage(Document.Label label, List<Piece> pieces) {}

    /** The passages in which any of the words is found; none where only the item's name has them. */
    static List<Passage> of(Document document, Sought sought) {
        return document.passages().stream()
                .filter(passage -> sought.words().stream().anyMatch(passage.folded()::contains))
                .limit(MOST_PASSAGES)
                .map(passage -> new Passage(passage.label(), pieces(passage.text(), sought.words())))
                .toList();
    }

    /** The text around the first word found, in pieces; joined they are a part of the text, but for … and line breaks. */
    static List<Piece> pieces(String text, List<String> words) {
        var folded = Folded.read(text);
        var found = new BitSet(text.length());
        var first = text.length();
        for (var word : words) {
            for (var at = folded.text().indexOf(word);
                    at >= 0;
                    at = folded.text().indexOf(word, at + word.length())) {
                found.set(folded.start(at), folded.end(at + word.length()));
                first = Math.min(first, folded.start(at));
            }
        }
        var from = whole(text, Math.max(0, first == text.length() ? 0 : first - BEFORE));
        var to = whole(text, Math.min(text.length(), from + BEFORE + AFTER));
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("…", false));
        }
        for (var at = from; at < to; ) {
            var marked = found.get(at);
            var end = Math.min(to, marked ? found.nextClearBit(at) : next(found, at, to));
            pieces.add(new Piece(text.substring(at, end).replaceAll("\\s+", " "), marked));
            at = end;
        }
        if (to < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    private static int next(BitSet found, int at, int to) {
        var next = found.nextSetBit(at);
        return next < 0 ? to : next;
    }

    /** Never between the two halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
