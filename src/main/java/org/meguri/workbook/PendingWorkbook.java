package org.meguri.workbook;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.intake.PendingUpload;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;

/** A workbook that a person sent and looks at for a while, and nobody else. */
@Entity
class PendingWorkbook extends PendingUpload {

    /** How long a person may take to decide on it; conflicts want reading. */
    static final Duration LIFE = Duration.ofHours(3);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PendingWorkbookId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @SuppressWarnings("NullAway.Init")
    protected PendingWorkbook() {}

    PendingWorkbook(PendingWorkbookId id, CycleId cycle, OfficerId officer, Upload file, Instant now) {
        super(officer, file, now, LIFE);
        this.id = id;
        this.cycle = cycle;
    }

    PendingWorkbookId id() {
        return id;
    }

    boolean isFor(CycleId other, OfficerId person, Instant now) {
        return cycle.equals(other) && isFor(person, now);
    }
}
