package org.meguri.publication;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is looked at before a year is published.
 *
 * @param findings what was found; empty where everything is in order
 */
public record PublicationCheck(Kind kind, List<Finding> findings) {

    public PublicationCheck {
        findings = List.copyOf(findings);
    }

    /** What is looked at. */
    public enum Kind {
        /** Sheets without a confirmed evaluation. */
        MISSING(false),
        /** Remarks without an approved answer. */
        UNANSWERED(true),
        /** Names of officers and of members of the committee, telephone numbers, mail addresses. */
        PERSONAL(false),
        /** Characters that not every machine shows the same: 外字. */
        PRIVATE_CHARACTERS(true),
        /** Characters that the fonts of paper lack: the PDF has 〓 in their place, all other files have them. */
        WITHOUT_GLYPH(false),
        /** Texts that no file can hold, or no choice of their scale. */
        UNPRINTABLE(true),
        /** Amendments of texts that have changed since. */
        STALE(true);

        private final boolean blocking;

        Kind(boolean blocking) {
            this.blocking = blocking;
        }

        /** Whether nothing is published before it is mended; what is not can be answered for. */
        public boolean blocking() {
            return blocking;
        }
    }

    /**
     * One place.
     *
     * @param key what is answered: the kind and what makes the place one, at most 200 characters
     * @param heading of the item; "" where the whole edition is meant
     * @param place heading of the column, or what else the text is
     * @param found what was found there
     * @param href the page where it is mended, or null
     */
    public record Finding(String key, String heading, String place, String found, @Nullable String href) {

        public Kind kind() {
            var end = key.indexOf(':');
            return Kind.valueOf(end < 0 ? key : key.substring(0, end));
        }
    }

    public boolean green() {
        return findings.isEmpty();
    }

    /** RED, YELLOW or GREEN. */
    public String light() {
        return green() ? "GREEN" : kind.blocking() ? "RED" : "YELLOW";
    }
}
