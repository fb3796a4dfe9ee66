package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** 変更なし: somebody has confirmed that last year's text holds for this year too. It holds until the text is edited. */
@Entity
@Table(name = "evaluation_unchanged")
@SuppressWarnings("NullAway.Init")
class UnchangedText {

    @Embeddable
    record Key(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id"))
                    EvaluationId evaluation,
            String field)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String textHash;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "confirmed_by"))
    private OfficerId confirmedBy;

    private Instant confirmedAt;

    @Version
    private @Nullable Long version;

    UnchangedText() {}

    UnchangedText(Key key, String text, OfficerId by, Instant at) {
        this.key = key;
        confirm(text, by, at);
    }

    final void confirm(String text, OfficerId by, Instant at) {
        textHash = hash(text);
        confirmedBy = by;
        confirmedAt = at;
    }

    EvaluationId evaluation() {
        return key.evaluation();
    }

    String field() {
        return key.field();
    }

    OfficerId confirmedBy() {
        return confirmedBy;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    /** Whether the field still says what was confirmed. */
    boolean holds(Map<String, String> content) {
        return textHash.equals(hash(content.getOrDefault(key.field(), "")));
    }

    private static String hash(String text) {
        return SubmittedRound.hash(Map.of("text", text));
    }
}
