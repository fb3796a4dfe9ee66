package org.meguri.review;

import java.util.UUID;

/** A canned remark. @param uses in how many send-backs it stands @param version goes up with every change */
record CannedView(UUID id, String text, int uses, boolean retired, long version) {

    private static final int SHORT = 24;

    /** The beginning, to tell one from another. */
    public String brief() {
        return text.codePointCount(0, text.length()) <= SHORT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHORT)) + "…";
    }
}
