package org.meguri.sitting;

import java.util.Arrays;
import org.meguri.system.Refusal;

/** The files of a packet. */
enum PacketFormat {
    /** One page that needs nothing else, for a browser without a network. */
    HTML("html", "text/html;charset=UTF-8"),
    /** PDF/A-2a and PDF/UA-1, A4. */
    PDF("pdf", "application/pdf"),
    /** The sheets in rows, with room for what a member says of each. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String extension;
    private final String mediaType;

    PacketFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    /** @throws Refusal (404) when a packet has no such file */
    static PacketFormat ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("sitting.packet.unknown"));
    }
}
