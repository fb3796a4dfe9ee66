package org.meguri.publication;

import java.util.Locale;

/** The kinds of file that an edition is offered as. */
public enum EditionFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    JSON("application/json"),
    PDF("application/pdf");

    private final String mediaType;

    EditionFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no kind of file has this extension */
    static EditionFormat ofExtension(String extension) {
        return valueOf(extension.toUpperCase(Locale.ROOT));
    }
}
