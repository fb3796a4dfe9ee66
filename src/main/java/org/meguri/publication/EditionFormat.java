package org.meguri.publication;

import java.util.Arrays;
import org.meguri.system.Refusal;

/** The files of an edition. */
public enum EditionFormat {
    /** The plan's table. */
    CSV("edition.csv", "text/csv;charset=UTF-8"),
    /** The table and all that belongs to it, for people. */
    XLSX("edition.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** All that the edition says, for programs. */
    JSON("edition.json", "application/json"),
    /** All that it says, for paper. */
    PDF("edition.pdf", "application/pdf"),
    /** What stands in the columns of the table. */
    COLUMNS("columns.csv", "text/csv;charset=UTF-8"),
    /** What stands where in the JSON. */
    SCHEMA("edition.schema.json", "application/schema+json");

    private final String file;
    private final String mediaType;

    EditionFormat(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    /** What it is called below the edition's address. */
    public String file() {
        return file;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Without the dot before it; two files may have the same. */
    public String extension() {
        return file.substring(file.lastIndexOf('.') + 1);
    }

    /** @throws Refusal (404) when an edition has no such file */
    static EditionFormat ofFile(String file) {
        return Arrays.stream(values())
                .filter(format -> format.file.equals(file))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("publication.unknown-edition"));
    }

    /** The main kind of file with an extension. @throws IllegalArgumentException when there is none */
    static EditionFormat ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No file of an edition is called " + extension));
    }
}
