package org.meguri.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What opens a feed: 256 random bits, as 43 characters of an address. It is never stored and never printed by itself. */
record Secret(String value) {

    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static Secret create() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether it can be one of ours at all. */
    boolean wellFormed() {
        return SHAPE.matcher(value).matches();
    }

    /** SHA-256 in hexadecimal. It needs no salt: nobody guesses 256 bits. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A record's own text would put the secret into any log that prints it. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
