package org.meguri.review;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** Somebody of planning has a sheet's page open. */
@Entity
@Table(name = "review_presence")
@SuppressWarnings("NullAway.Init")
class Presence implements Persistable<PresenceKey> {

    @EmbeddedId
    private PresenceKey key;

    private Instant seenAt;

    @Transient
    private boolean fresh = true;

    Presence() {}

    Presence(EvaluationId evaluation, OfficerId officer, Instant at) {
        this.key = new PresenceKey(evaluation, officer);
        this.seenAt = at;
    }

    @Override
    public PresenceKey getId() {
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

    void seen(Instant at) {
        seenAt = at;
    }
}
