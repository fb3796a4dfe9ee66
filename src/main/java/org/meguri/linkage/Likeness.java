package org.meguri.linkage;

import java.util.List;

/**
 * How much two names are alike.
 *
 * @param score 0 for nothing in common to 1000 for the same name, whole numbers
 * @param words the stretches that both names have, the longest first; what a person is shown as the reason
 */
record Likeness(int score, List<String> words) {

    Likeness {
        words = List.copyOf(words);
    }
}
