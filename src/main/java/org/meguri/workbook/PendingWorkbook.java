package org.meguri.workbook;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.intake.PendingUpload;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;

/** A workbook that a person sent, or a block that was pasted into a table; looked at for a while by them and nobody else. */
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

    private boolean pasted;

    @SuppressWarnings("NullAway.Init")
    protected PendingWorkbook() {}

    PendingWorkbook(PendingWorkbookId id, CycleId cycle, OfficerId officer, Upload file, Instant now) {
        super(officer, file, now, LIFE);
        this.id = id;
        this.cycle = cycle;
    }

    PendingWorkbook(PendingWorkbookId id, CycleId cycle, OfficerId officer, PastedRows rows, Instant now) {
        this(id, cycle, officer, new Upload("", rows.json()), now);
        this.pasted = true;
    }

    PendingWorkbookId id() {
        return id;
    }

    /** What was pasted; null where it is a workbook. */
    @Nullable
    PastedRows rows() {
        return pasted ? PastedRows.read(upload().content()) : null;
    }

    boolean isFor(CycleId other, OfficerId person, Instant now) {
        return cycle.equals(other) && isFor(person, now);
    }
}
