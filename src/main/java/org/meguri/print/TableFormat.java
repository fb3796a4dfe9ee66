package org.meguri.print;

import java.util.Arrays;
import org.meguri.system.Refusal;

/** The kinds of file that a table is offered as. */
public enum TableFormat {
    CSV("csv", "text/csv;charset=UTF-8"),
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("pdf", "application/pdf");

    private final String extension;
    private final String mediaType;

    TableFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** @throws Refusal (404) when there is no such file */
    public static TableFormat ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("print.unknown-format"));
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
