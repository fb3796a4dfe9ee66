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
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.springframework.data.domain.Persistable;

/** An approval that whoever gave it took back, as it was given. Never changed. */
@Entity
@Immutable
@Table(name = "approval_taken_back")
@SuppressWarnings("NullAway.Init")
class TakenBack implements Persistable<TakenBackKey> {

    @EmbeddedId
    private TakenBackKey key;

    @JdbcTypeCode(SqlTypes.CHAR)
    private String hash;

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

    private Instant takenBackAt;

    @Transient
    private boolean fresh = true;

    TakenBack() {}

    /** @param number which one of the unit within the round, from 1 */
    TakenBack(EvaluationId evaluation, ApprovalView approval, String hash, int number, Instant at) {
        this.key = new TakenBackKey(evaluation, approval.round(), approval.unit(), number);
        this.hash = hash;
        this.decidedBy = approval.decidedBy();
        this.decidedAt = approval.decidedAt();
        this.inSteadOf = approval.inSteadOf();
        this.decidedAs = approval.decidedAs();
        this.takenBackAt = at;
    }

    @Override
    public TakenBackKey getId() {
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

    Instant takenBackAt() {
        return takenBackAt;
    }

    /** The approval as it was given. */
    ApprovalView approval() {
        return new ApprovalView(
                key.round(), key.unit(), Verdict.APPROVED, null, decidedBy, inSteadOf, decidedAs, decidedAt);
    }
}
