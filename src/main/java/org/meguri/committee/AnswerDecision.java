package org.meguri.committee;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.Stead;
import org.meguri.organization.WhoSigns;
import org.springframework.data.domain.Persistable;

/** A chief's decision on an answer. Never changed. */
@Entity
@Immutable
@Table(name = "remark_decision")
@SuppressWarnings("NullAway.Init")
class AnswerDecision implements Persistable<DecisionKey> {

    @EmbeddedId
    private DecisionKey key;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AnswerVerdict verdict;

    private @Nullable String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    private Instant decidedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "in_stead_of"))
    private @Nullable OfficerId inSteadOf;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Role decidedAs;

    @Transient
    private boolean fresh = true;

    AnswerDecision() {}

    /** @param signature as what it was decided, and for whom (代決) */
    AnswerDecision(
            RemarkId remark,
            int round,
            AnswerVerdict verdict,
            @Nullable String reason,
            OfficerId by,
            WhoSigns.Signature signature,
            Instant at) {
        this.key = new DecisionKey(remark, round);
        this.verdict = verdict;
        this.reason = reason;
        this.decidedBy = by;
        this.inSteadOf = signature.stead().map(Stead::principal).orElse(null);
        this.decidedAs = signature.role();
        this.decidedAt = at;
    }

    @Override
    public DecisionKey getId() {
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
    boolean same(OfficerId officer, AnswerVerdict decided, String words) {
        return decidedBy.equals(officer) && verdict == decided && words.equals(reason == null ? "" : reason);
    }

    OfficerId decidedBy() {
        return decidedBy;
    }

    DecisionView view() {
        return new DecisionView(key.round(), verdict, reason, decidedBy, inSteadOf, decidedAs, decidedAt);
    }
}
