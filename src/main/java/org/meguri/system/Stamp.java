package org.meguri.system;

import java.util.Arrays;
import java.util.List;

/** Tells whether any of many rows has changed since somebody looked, by their ids and versions. */
public final class Stamp {

    private Stamp() {}

    /**
     * Equal for the same rows at the same versions, in the same order; other rows, or other versions, give another stamp but
     * for one case in some ten to the nineteenth.
     */
    public static String of(List<Object[]> rows) {
        var hash = 1L;
        for (var row : rows) {
            hash = hash * 0x5DEECE66DL + Arrays.hashCode(row);
            hash ^= hash >>> 29;
        }
        return rows.size() + "/" + Long.toHexString(hash);
    }
}
