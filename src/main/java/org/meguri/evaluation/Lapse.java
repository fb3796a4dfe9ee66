package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** 未提出: a sheet that was closed without having been handed in. Never changed. */
@Entity
@Immutable
@Table(name = "evaluation_lapse")
@SuppressWarnings("NullAway.Init")
class Lapse implements Persistable<EvaluationId> {

    /** UTF-16 units of a reason. */
    static final int REASON_LENGTH = 300;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "evaluation_id"))
    private EvaluationId evaluation;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "lapsed_by"))
    private OfficerId lapsedBy;

    private Instant lapsedAt;

    @Transient
    private boolean fresh = true;

    Lapse() {}

    Lapse(EvaluationId evaluation, String reason, OfficerId by, Instant at) {
        this.evaluation = evaluation;
        this.reason = reason;
        this.lapsedBy = by;
        this.lapsedAt = at;
    }

    String reason() {
        return reason;
    }

    OfficerId lapsedBy() {
        return lapsedBy;
    }

    Instant lapsedAt() {
        return lapsedAt;
    }

    @Override
    public EvaluationId getId() {
        return evaluation;
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
}
