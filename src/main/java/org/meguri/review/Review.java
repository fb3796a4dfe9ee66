package org.meguri.review;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** The planning division's decision on one round, bound to the text that was shown. Never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class Review implements Persistable<ReviewKey> {

    @EmbeddedId
    private ReviewKey key;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Verdict verdict;

    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String hash;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    private Instant decidedAt;

    @Transient
    private boolean fresh = true;

    Review() {}

    Review(
            EvaluationId evaluation,
            int round,
            Verdict verdict,
            @Nullable String reason,
            String hash,
            OfficerId by,
            Instant at) {
        this.key = new ReviewKey(evaluation, round);
        this.verdict = verdict;
        this.reason = reason;
        this.hash = hash;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    EvaluationId evaluation() {
        return key.evaluation();
    }

    @Override
    public ReviewKey getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }

    /** Whether this is the same decision in the same words; an empty reason is none. */
    boolean same(OfficerId officer, Verdict decided, String words) {
        return decidedBy.equals(officer) && verdict == decided && words.equals(reason == null ? "" : reason);
    }

    ReviewView view() {
        return new ReviewView(key.round(), verdict, reason, decidedBy, decidedAt);
    }
}
