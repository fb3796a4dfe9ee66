package org.meguri.organization;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** What a password must be: long, not more. No rules of composition, no forced change after so many months. */
final class PasswordRules {

    /** In characters as a person counts them. */
    static final int SHORTEST = 12;

    /** BCrypt reads no further, in bytes of UTF-8. */
    static final int LONGEST_IN_BYTES = 72;

    private static final int ISSUED_LENGTH = 14;

    /** Nothing that looks like something else on paper. */
    private static final String ISSUED_FROM = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordRules() {}

    /** @throws Refusal saying what is missing */
    static void check(@Nullable String password, String login) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refusal("organization.password.short", SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_BYTES) {
            throw new Refusal("organization.password.long", LONGEST_IN_BYTES);
        }
        if (password.toLowerCase(Locale.ROOT).contains(login)
                || password.chars().distinct().count() < 4) {
            throw new Refusal("organization.password.plain");
        }
    }

    /** A password to be handed over on paper and changed at the first sign-in. */
    static String issue() {
        var password = new StringBuilder(ISSUED_LENGTH);
        for (int i = 0; i < ISSUED_LENGTH; i++) {
            password.append(ISSUED_FROM.charAt(RANDOM.nextInt(ISSUED_FROM.length())));
        }
        return password.toString();
    }
}
