package org.meguri.indicator;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.meguri.intake.PendingUpload;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;

/** A table of indicators that a person has looked at and may take in for a while, and nobody else. */
@Entity
@Table(name = "indicator_pending")
class PendingTable extends PendingUpload {

    /** How long a person may think about a preview. */
    static final Duration LIFE = Duration.ofMinutes(30);

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    @SuppressWarnings("NullAway.Init")
    protected PendingTable() {}

    PendingTable(UUID id, PlanId plan, OfficerId officer, Upload file, Instant now) {
        super(officer, file, now, LIFE);
        this.id = id;
        this.plan = plan;
    }

    UUID id() {
        return id;
    }

    boolean isFor(PlanId other, OfficerId person, Instant now) {
        return plan.equals(other) && isFor(person, now);
    }
}
