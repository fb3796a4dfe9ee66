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

/** Somebody who may decide has looked at a submission for the first time. Never changed. */
@Entity
@Immutable
@Table(name = "evaluation_opening")
@SuppressWarnings("NullAway.Init")
class Opening implements Persistable<OpeningKey> {

    @EmbeddedId
    private OpeningKey key;

    private Instant openedAt;

    @Transient
    private boolean fresh = true;

    Opening() {}

    Opening(EvaluationId evaluation, int round, OfficerId officer, Instant at) {
        this.key = new OpeningKey(evaluation, round, officer);
        this.openedAt = at;
    }

    @Override
    public OpeningKey getId() {
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

    OpeningView view() {
        return new OpeningView(key.officer(), openedAt);
    }
}
