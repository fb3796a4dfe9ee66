package org.meguri.search;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody looks for: words, all of which have to be found.
 *
 * @param typed as typed, cut to {@link #LONGEST} UTF-16 units
 * @param words as they are compared, at most {@link #MOST}, nobody twice, never empty
 */
record Sought(String typed, List<String> words) {

    static final int LONGEST = 200;
    static final int MOST = 10;

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}]+");

    static Sought of(String typed) {
        var cut = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        return new Sought(
                cut.strip(),
                Arrays.stream(BETWEEN.split(cut))
                        .map(Folded::of)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .limit(MOST)
                        .toList());
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
