package org.meguri.founding;

/** How a spreadsheet calls a column: A, B … Z, AA. */
final class Letters {

    private Letters() {}

    /** @param place from 0 */
    static String of(int place) {
        var letters = new StringBuilder();
        for (var rest = place + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.toString();
    }
}
