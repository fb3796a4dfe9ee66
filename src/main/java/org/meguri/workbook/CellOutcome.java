package org.meguri.workbook;

import org.jspecify.annotations.Nullable;

/** What became of one cell between the download, the file and now. */
enum CellOutcome {
    /** The file says what was downloaded, and it still stands. */
    UNCHANGED,
    /** The file says something new; what was downloaded still stands. */
    CHANGED,
    /** The file says something new, and the same has been saved meanwhile. */
    SAME_CHANGE,
    /** The file says what was downloaded, but something else has been saved meanwhile: that stays. */
    SAVED_MEANWHILE,
    /** The file and what has been saved meanwhile say different things. */
    CONFLICT,
    /** The file says something new that the sheet does not take. */
    ERROR,
    /** Too long for a cell when it was downloaded; whatever stands in the file is passed over. */
    KEPT_OUT;

    /**
     * Compares three texts, all normalised by the rules of the sheet.
     *
     * @param base whether a text is the one that was downloaded; null where that is not known
     * @param file what the file says
     * @param now what is saved now
     */
    static CellOutcome of(@Nullable Base base, String file, String now) {
        if (base == null) {
            return file.equals(now) ? UNCHANGED : CONFLICT;
        }
        var fileIsBase = base.is(file);
        var nowIsBase = base.is(now);
        if (file.equals(now)) {
            return fileIsBase ? UNCHANGED : SAME_CHANGE;
        }
        if (fileIsBase) {
            return SAVED_MEANWHILE;
        }
        return nowIsBase ? CHANGED : CONFLICT;
    }

    /** Whether the file asks for something that the sheet does not hold yet. */
    boolean asks() {
        return this == CHANGED || this == CONFLICT;
    }

    /** What was downloaded, known by its print only. */
    @FunctionalInterface
    interface Base {
        boolean is(String text);
    }
}
