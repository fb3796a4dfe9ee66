package org.meguri.publication;

/**
 * What is said of a file before it is fetched.
 *
 * @param byteCount its size
 * @param sha256 of its bytes, in hexadecimal
 */
public record EditionFileView(EditionFormat format, int byteCount, String sha256) {

    /** Rounded up, at least 1. */
    public int kilobytes() {
        return Math.max(1, (byteCount + 1023) / 1024);
    }
}
