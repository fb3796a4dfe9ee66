package org.meguri.linkage;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** Why two linked sheets say different things. It counts for these very words: other words have to be explained anew. */
@Entity
@Table(name = "link_explanation")
@SuppressWarnings("NullAway.Init")
class Explanation {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "evaluation_low"))
    private EvaluationId low;

    private String fieldLow;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "evaluation_high"))
    private EvaluationId high;

    private String fieldHigh;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String hash;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;

    Explanation() {}

    Explanation(Key key, String reason, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.low = key.low();
        this.fieldLow = key.fieldLow();
        this.high = key.high();
        this.fieldHigh = key.fieldHigh();
        this.hash = key.hash();
        this.reason = reason;
        this.madeBy = by;
        this.madeAt = at;
    }

    Key key() {
        return new Key(low, fieldLow, high, fieldHigh, hash);
    }

    String reason() {
        return reason;
    }

    /** What an explanation is about, whichever of the two sheets is looked at. */
    record Key(EvaluationId low, String fieldLow, EvaluationId high, String fieldHigh, String hash) {

        static Key of(
                EvaluationId one, String field, String text, EvaluationId other, String otherField, String otherText) {
            return one.toString().compareTo(other.toString()) < 0
                    ? new Key(one, field, other, otherField, hash(text, otherText))
                    : new Key(other, otherField, one, field, hash(otherText, text));
        }

        private static String hash(String low, String high) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update((low.length() + ":" + low + high).getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }
}
