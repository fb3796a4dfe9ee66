package org.meguri.past;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import org.meguri.intake.PendingUpload;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

/** A table of past answers that a person has looked at and may take over for a while, and nobody else. */
@Entity
class PendingPast extends PendingUpload {

    /** How long a person may think about a preview. */
    static final Duration LIFE = Duration.ofMinutes(30);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PendingPastId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    private int fiscalYear;

    @SuppressWarnings("NullAway.Init")
    protected PendingPast() {}

    PendingPast(PlanId plan, FiscalYear year, OfficerId officer, Upload file, Instant now) {
        super(officer, file, now, LIFE);
        this.id = PendingPastId.create();
        this.plan = plan;
        this.fiscalYear = year.year();
    }

    PendingPastId id() {
        return id;
    }

    FiscalYear year() {
        return new FiscalYear(fiscalYear);
    }

    boolean isFor(PlanId other, OfficerId person, Instant now) {
        return plan.equals(other) && isFor(person, now);
    }
}
