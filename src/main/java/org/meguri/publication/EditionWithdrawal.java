package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** That an edition was taken back, and why. The edition itself is never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class EditionWithdrawal implements Persistable<EditionId> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "edition_id"))
    private EditionId edition;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "withdrawn_by"))
    private OfficerId withdrawnBy;

    private Instant withdrawnAt;

    @Transient
    private boolean fresh = true;

    EditionWithdrawal() {}

    EditionWithdrawal(EditionId edition, String reason, OfficerId by, Instant at) {
        this.edition = edition;
        this.reason = reason;
        this.withdrawnBy = by;
        this.withdrawnAt = at;
    }

    @Override
    public EditionId getId() {
        return edition;
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

    Tombstone view() {
        return new Tombstone(reason, withdrawnAt);
    }
}
