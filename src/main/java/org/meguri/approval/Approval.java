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
import org.meguri.organization.UnitId;
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

    @Transient
    private boolean fresh = true;

    Approval() {}

    /** @param inSteadOf for whom a deputy decided (代決); null where the chief, or the director, did in person */
    Approval(
            EvaluationId evaluation,
            int round,
            UnitId unit,
            Verdict verdict,
            @Nullable String reason,
            String hash,
            OfficerId by,
            @Nullable OfficerId inSteadOf,
            Instant at) {
        this.key = new ApprovalKey(evaluation, round, unit);
        this.verdict = verdict;
        this.reason = reason;
        this.hash = hash;
        this.decidedBy = by;
        this.inSteadOf = inSteadOf;
        this.decidedAt = at;
    }

    /** The same decision as it counts for the unit that took over. */
    Approval carriedTo(UnitId next) {
        var copy = new Approval(
                key.evaluation(), key.round(), next, verdict, reason, hash, decidedBy, inSteadOf, decidedAt);
        copy.carriedFrom = key.unit();
        return copy;
    }

    EvaluationId evaluation() {
        return key.evaluation();
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
        return new ApprovalView(key.round(), key.unit(), verdict, reason, decidedBy, inSteadOf, decidedAt);
    }

    /** Whether it was made for another unit, from which this one took over. */
    boolean carried() {
        return carriedFrom != null;
    }
}
