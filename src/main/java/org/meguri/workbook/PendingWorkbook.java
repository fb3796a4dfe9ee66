package org.meguri.workbook;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;

/** A workbook that a person sent and looks at for a while, and nobody else. */
@Entity
class PendingWorkbook {

    /** How long a person may take to decide on it; conflicts want reading. */
    static final Duration LIFE = Duration.ofHours(3);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PendingWorkbookId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    private String name;
    private byte[] content;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected PendingWorkbook() {}

    PendingWorkbook(PendingWorkbookId id, CycleId cycle, OfficerId officer, Upload file, Instant now) {
        this.id = id;
        this.cycle = cycle;
        this.officer = officer;
        this.name = file.name();
        this.content = file.content().clone();
        this.expiresAt = now.plus(LIFE);
    }

    PendingWorkbookId id() {
        return id;
    }

    boolean isFor(CycleId other, OfficerId person, Instant now) {
        return cycle.equals(other) && officer.equals(person) && now.isBefore(expiresAt);
    }

    Upload upload() {
        return new Upload(name, content);
    }
}
