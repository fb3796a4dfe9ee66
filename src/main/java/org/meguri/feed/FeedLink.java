package org.meguri.feed;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** A person's one link. A renewed link takes the place of the former, whose secret opens nothing from then on. */
@Entity
@SuppressWarnings("NullAway.Init")
class FeedLink {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    private String secretHash;
    private Instant madeAt;
    private @Nullable Instant fetchedAt;

    @Version
    private @Nullable Long version;

    FeedLink() {}

    FeedLink(OfficerId officer, Secret secret, Instant at) {
        this.officer = officer;
        renew(secret, at);
    }

    final void renew(Secret secret, Instant at) {
        secretHash = secret.hash();
        madeAt = at;
        fetchedAt = null;
    }

    OfficerId officer() {
        return officer;
    }

    Instant madeAt() {
        return madeAt;
    }

    /** When a program last read the calendar by this link. */
    @Nullable
    Instant fetchedAt() {
        return fetchedAt;
    }
}
