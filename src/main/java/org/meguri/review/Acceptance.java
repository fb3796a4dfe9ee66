package org.meguri.review;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** 受付: a round of a sheet that planning has accepted, and who has it in hand. */
@Entity
@Table(name = "review_acceptance")
@SuppressWarnings("NullAway.Init")
class Acceptance {

    @EmbeddedId
    private ReviewKey key;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "accepted_by"))
    private OfficerId acceptedBy;

    private Instant acceptedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "holder"))
    private OfficerId holder;

    private Instant heldSince;

    @Version
    private @Nullable Long version;

    Acceptance() {}

    Acceptance(EvaluationId evaluation, int round, OfficerId by, Instant at) {
        this.key = new ReviewKey(evaluation, round);
        this.acceptedBy = by;
        this.acceptedAt = at;
        this.holder = by;
        this.heldSince = at;
    }

    void hand(OfficerId to, Instant at) {
        holder = to;
        heldSince = at;
    }

    AcceptanceView view() {
        return new AcceptanceView(key.evaluation(), key.round(), acceptedBy, acceptedAt, holder, heldSince);
    }
}
