package org.meguri.intake;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** A file that a person has looked at and may take in for a while, and nobody else. */
@Entity
class PendingFile extends PendingUpload {

    /** How long a person may think about a preview. */
    static final Duration LIFE = Duration.ofMinutes(30);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PendingFileId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    @SuppressWarnings("NullAway.Init")
    protected PendingFile() {}

    PendingFile(PendingFileId id, PlanId plan, OfficerId officer, Upload file, Instant now) {
        super(officer, file, now, LIFE);
        this.id = id;
        this.plan = plan;
    }

    PendingFileId id() {
        return id;
    }

    boolean isFor(PlanId other, OfficerId person, Instant now) {
        return plan.equals(other) && isFor(person, now);
    }
}
