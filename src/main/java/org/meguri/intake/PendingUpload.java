package org.meguri.intake;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;
import java.time.Duration;
import java.time.Instant;
import org.meguri.organization.OfficerId;

/** An uploaded file that a person has looked at and may take in for a while, and nobody else. */
@MappedSuperclass
public abstract class PendingUpload {

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    private String name;
    private byte[] content;
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected PendingUpload() {}

    protected PendingUpload(OfficerId officer, Upload file, Instant now, Duration life) {
        this.officer = officer;
        this.name = file.name();
        this.content = file.content().clone();
        this.expiresAt = now.plus(life);
    }

    protected boolean isFor(OfficerId person, Instant now) {
        return officer.equals(person) && now.isBefore(expiresAt);
    }

    /** The file as it came. */
    public Upload upload() {
        return new Upload(name, content);
    }
}
