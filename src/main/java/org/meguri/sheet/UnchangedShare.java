package org.meguri.sheet;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * How much of a text stands in an earlier one too (昨年と同じ部分).
 *
 * <p>A character counts as the same when it lies in a run of {@value #RUN} characters (code points, white space left out)
 * that stands somewhere in the earlier text as well. Shorter agreements do not count, since any two Japanese sentences share
 * の, を and した; the place does not count, so that a sentence that was only moved stays the same. The share is the part of
 * the later text's characters that are the same, in per cent, rounded half up, but 100 only when all are and 0 only when none
 * is. Texts shorter than a run are the same when they are equal. The page's script counts by the same rule.
 */
public final class UnchangedShare {

    /** Characters of the shortest agreement that counts. */
    public static final int RUN = 5;

    private UnchangedShare() {}

    /**
     * The share of {@code now} that stands in {@code before}.
     *
     * @return per cent, 0 to 100; 0 where one of them is empty
     */
    public static int of(String now, String before) {
        var later = letters(now);
        var earlier = letters(before);
        if (later.length == 0 || earlier.length == 0) {
            return 0;
        }
        if (Arrays.equals(later, earlier)) {
            return 100;
        }
        int same = same(later, runs(earlier));
        if (same == later.length) {
            return 100;
        }
        return same == 0 ? 0 : Math.max(1, Math.min(99, (int) Math.round(same * 100.0 / later.length)));
    }

    private static int same(int[] text, Set<String> runs) {
        int same = 0;
        int counted = 0;
        for (int i = 0; i + RUN <= text.length; i++) {
            if (runs.contains(new String(text, i, RUN))) {
                same += i + RUN - Math.max(counted, i);
                counted = i + RUN;
            }
        }
        return same;
    }

    private static Set<String> runs(int[] text) {
        var runs = new HashSet<String>();
        for (int i = 0; i + RUN <= text.length; i++) {
            runs.add(new String(text, i, RUN));
        }
        return runs;
    }

    private static int[] letters(String text) {
        return FreeText.normalise(text)
                .codePoints()
                .filter(letter -> !Character.isWhitespace(letter) && !Character.isSpaceChar(letter) && letter != 0xFEFF)
                .toArray();
    }
}
