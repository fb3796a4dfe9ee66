package org.meguri.evaluation;

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

/** 代理入力: somebody of planning writes a sheet that its department has let pass. Never changed. */
@Entity
@Immutable
@Table(name = "evaluation_stand_in")
@SuppressWarnings("NullAway.Init")
class StandIn implements Persistable<StandInKey> {

    @EmbeddedId
    private StandInKey key;

    private String reason;
    private Instant since;

    @Transient
    private boolean fresh = true;

    StandIn() {}

    StandIn(EvaluationId evaluation, OfficerId officer, String reason, Instant since) {
        this.key = new StandInKey(evaluation, officer);
        this.reason = reason;
        this.since = since;
    }

    OfficerId officer() {
        return key.officer();
    }

    String reason() {
        return reason;
    }

    Instant since() {
        return since;
    }

    @Override
    public StandInKey getId() {
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
}
