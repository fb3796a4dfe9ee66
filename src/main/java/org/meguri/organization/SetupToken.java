package org.meguri.organization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The word that opens the set-up page once. It is kept in memory only and dies with its use. */
@Component
class SetupToken {

    private static final int BYTES = 16;

    private volatile @Nullable String token;

    /** A new word; a former one is worth nothing any more. */
    String issue() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var issued = HexFormat.of().formatHex(bytes);
        token = issued;
        return issued;
    }

    boolean matches(@Nullable String given) {
        var expected = token;
        return expected != null
                && given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.strip().getBytes(StandardCharsets.UTF_8));
    }

    void burn() {
        token = null;
    }
}
