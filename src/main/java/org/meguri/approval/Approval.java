package org.meguri.approval;

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
import org.meguri.organization.Role;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.springframework.data.domain.Persistable;

/** One chief's decision on one round, bound to the text that was shown. Never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class Approval implements Persistable<ApprovalKey> {

    @EmbeddedId
    private ApprovalKey key;

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

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "carried_from"))
    private @Nullable UnitId carriedFrom;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "in_stead_of"))
    private @Nullable OfficerId inSteadOf;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Role decidedAs;

    @Transient
    private boolean fresh = true;

    Approval() {}

    /** @param signature as what it was decided, and for whom (代決) */
    Approval(
            EvaluationId evaluation,
            int round,
            UnitId unit,
            Verdict verdict,
            @Nullable String reason,
            String hash,
            OfficerId by,
            WhoSigns.Signature signature,
            Instant at) {
        this.key = new ApprovalKey(evaluation, round, unit);
        this.verdict = verdict;
        this.reason = reason;
        this.hash = hash;
        this.decidedBy = by;
        this.inSteadOf = signature.stead().map(Stead::principal).orElse(null);
        this.decidedAs = signature.role();
        this.decidedAt = at;
    }

    /** The same decision as it counts for the unit that took over. */
    Approval carriedTo(UnitId next) {
        var copy = new Approval();
        copy.key = new ApprovalKey(key.evaluation(), key.round(), next);
        copy.verdict = verdict;
        copy.reason = reason;
        copy.hash = hash;
        copy.decidedBy = decidedBy;
        copy.inSteadOf = inSteadOf;
        copy.decidedAs = decidedAs;
        copy.decidedAt = decidedAt;
        copy.carriedFrom = key.unit();
        return copy;
    }

    EvaluationId evaluation() {
        return key.evaluation();
    }

    String hash() {
        return hash;
    }

    @Override
    public ApprovalKey getId() {
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

    ApprovalView view() {
        return new ApprovalView(key.round(), key.unit(), verdict, reason, decidedBy, inSteadOf, decidedAs, decidedAt);
    }

    /** Whether it was made for another unit, from which this one took over. */
    boolean carried() {
        return carriedFrom != null;
    }
}
