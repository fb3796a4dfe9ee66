package org.meguri.task;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** 担当: who of the unit writes a sheet. It gives nobody a right and takes none. */
@Entity
@SuppressWarnings("NullAway.Init")
class TaskWriter {

    @Id
    @Column(name = "subject_id")
    private UUID subject;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "chosen_by"))
    private OfficerId chosenBy;

    private Instant chosenAt;

    @Version
    private @Nullable Long version;

    TaskWriter() {}

    TaskWriter(UUID subject, OfficerId officer, OfficerId chosenBy, Instant at) {
        this.subject = subject;
        hand(officer, chosenBy, at);
    }

    UUID subject() {
        return subject;
    }

    OfficerId officer() {
        return officer;
    }

    final void hand(OfficerId to, OfficerId by, Instant at) {
        officer = to;
        chosenBy = by;
        chosenAt = at;
    }
}
