package org.meguri.publication;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file of an edition as it was published.
 *
 * @param sha256 of the bytes, in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent")
public record EditionDownload(EditionFormat format, byte[] data, String sha256) {

    @Override
    public boolean equals(Object other) {
        return other instanceof EditionDownload download
                && format == download.format
                && Arrays.equals(data, download.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(format, sha256);
    }

    @Override
    public String toString() {
        return "EditionDownload[%s, %d bytes, %s]".formatted(format, data.length, sha256);
    }
}
