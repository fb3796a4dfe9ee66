package org.meguri.reading;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;

/** 確認した: that somebody has read a field, as it was then. It counts while the field says the same. */
@Entity
@Table(name = "reading_mark")
@SuppressWarnings("NullAway.Init")
class ReadMark {

    @EmbeddedId
    private FieldKey key;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String hash;

    private Instant markedAt;

    @Version
    private @Nullable Long version;

    ReadMark() {}

    ReadMark(FieldKey key, String text, Instant at) {
        this.key = key;
        this.hash = hash(text);
        this.markedAt = at;
    }

    void again(String text, Instant at) {
        hash = hash(text);
        markedAt = at;
    }

    EvaluationId evaluation() {
        return key.evaluation();
    }

    String field() {
        return key.field();
    }

    /** Whether it is this very text that was read. */
    boolean of(String text) {
        return hash.equals(hash(text));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
