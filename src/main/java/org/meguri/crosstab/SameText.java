package org.meguri.crosstab;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How much of a text stood there last year: 文単位の一致率. Both texts are cut into sentences, after {@code 。！？} and at line
 * breaks; sentences are compared without white space and in one width (NFKC), each sentence of last year counting once; the
 * share is that of the characters of this year's text which stand in sentences that were there last year. Deliberately
 * coarse: a sentence in which one word is new counts as new, so that what is listed was really not touched.
 */
final class SameText {

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[。！？!?])|[\\r\\n]+");
    private static final Pattern WHITE = Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}]+");

    private SameText() {}

    /** Characters of this year's text, and of these how many are the same as last year; both without white space. */
    record Share(int same, int all) {

        /** In whole percent, rounded down: 100 only where every sentence was there. 0 where there is no text. */
        int percent() {
            return all == 0 ? 0 : (int) (100L * same / all);
        }

        Share plus(Share other) {
            return new Share(same + other.same, all + other.all);
        }
    }

    static Share share(String now, String before) {
        var known = new HashMap<String, Integer>();
        sentences(before).forEach(sentence -> known.merge(sentence, 1, Integer::sum));
        var same = 0;
        var all = 0;
        for (var sentence : sentences(now)) {
            var length = sentence.codePointCount(0, sentence.length());
            all += length;
            var left = known.getOrDefault(sentence, 0);
            if (left > 0) {
                known.put(sentence, left - 1);
                same += length;
            }
        }
        return new Share(same, all);
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (var sentence : BETWEEN_SENTENCES.split(text)) {
            var bare = WHITE.matcher(Normalizer.normalize(sentence, Form.NFKC)).replaceAll("");
            if (!bare.isEmpty()) {
                sentences.add(bare);
            }
        }
        return sentences;
    }
}
