package org.meguri.guide;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import org.meguri.organization.OfficerId;

/** Somebody knows the first steps, or does not want to see them. */
@Entity
@SuppressWarnings("NullAway.Init")
class TourTaken {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    private Instant takenAt;

    protected TourTaken() {}

    TourTaken(OfficerId officer, Instant at) {
        this.officer = officer;
        this.takenAt = at;
    }
}
