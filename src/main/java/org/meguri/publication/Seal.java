package org.meguri.publication;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 in hexadecimal: changed content has another one. */
record Seal(String value) {

    static Seal of(byte[] bytes) {
        try {
            return new Seal(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    static Seal of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
