package org.meguri.keeping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * What is derived from the house's secret (HMAC-SHA-256, RFC 2104) for one person: the seal of a page, which proves for
 * whom the page was made when no session is left to ask; the key of the person's copies in the browser; the name under which
 * they lie there, which tells nobody whose they are.
 */
@Component
class PageSeal {

    /** How long a page may stand open and still prove for whom it was made: over the longest holidays of the town hall. */
    static final Duration LIFE = Duration.ofDays(14);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MARK = 16;
    private static final int SEAL = 16 + Long.BYTES + MARK;
    private static final int NAME = 9;

    private final KeepSecret keepSecret;
    private final Clock clock;
    private volatile byte @Nullable [] secret;

    PageSeal(KeepSecret keepSecret, Clock clock) {
        this.keepSecret = keepSecret;
        this.clock = clock;
    }

    /** The seal of a page that is made now for this person. */
    String seal(OfficerId reader) {
        var content = content(reader, clock.instant().getEpochSecond());
        var sealed = ByteBuffer.allocate(SEAL).put(content).put(mark(content)).array();
        return text(sealed);
    }

    /** For whom a page was made; nothing when the seal is none of ours, or too old. */
    Optional<OfficerId> readerOf(@Nullable String seal) {
        if (seal == null) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(seal);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length != SEAL) {
            return Optional.empty();
        }
        var content = Arrays.copyOf(bytes, SEAL - MARK);
        if (!MessageDigest.isEqual(mark(content), Arrays.copyOfRange(bytes, SEAL - MARK, SEAL))) {
            return Optional.empty();
        }
        var read = ByteBuffer.wrap(content);
        var reader = new OfficerId(new UUID(read.getLong(), read.getLong()));
        var age = Duration.between(Instant.ofEpochSecond(read.getLong()), clock.instant());
        return age.compareTo(LIFE) > 0 ? Optional.empty() : Optional.of(reader);
    }

    /** The person's key for copies in the browser: 256 bits in Base64. */
    String key(OfficerId person) {
        return Base64.getEncoder().encodeToString(derived("copy", person));
    }

    /** What the person's copies are called. */
    String name(OfficerId person) {
        return text(Arrays.copyOf(derived("name", person), NAME));
    }

    private static byte[] content(OfficerId reader, long second) {
        return ByteBuffer.allocate(SEAL - MARK)
                .putLong(reader.value().getMostSignificantBits())
                .putLong(reader.value().getLeastSignificantBits())
                .putLong(second)
                .array();
    }

    private byte[] mark(byte[] content) {
        return Arrays.copyOf(hmac("page", content), MARK);
    }

    private byte[] derived(String purpose, OfficerId person) {
        return hmac(purpose, person.value().toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The purpose goes first and ends with a zero, so that nothing derived for one purpose serves another. */
    private byte[] hmac(String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret(), ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] secret() {
        var known = secret;
        if (known == null) {
            known = keepSecret.known().orElseGet(this::made);
            secret = known;
        }
        return known;
    }

    private byte[] made() {
        try {
            return keepSecret.make();
        } catch (DataIntegrityViolationException somebodyElseWasFaster) {
            return keepSecret.known().orElseThrow(() -> somebodyElseWasFaster);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
