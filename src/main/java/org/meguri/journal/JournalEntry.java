package org.meguri.journal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** One line of the journal. Never changed, never deleted. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class JournalEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant at;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private @Nullable OfficerId officer;

    private String action;
    private @Nullable UUID subjectId;
    private @Nullable UUID cycleId;
    private String detail;

    JournalEntry() {}

    JournalEntry(
            Instant at,
            @Nullable OfficerId officer,
            String action,
            @Nullable UUID subject,
            @Nullable UUID cycle,
            String detail) {
        this.at = at;
        this.officer = officer;
        this.action = action;
        this.subjectId = subject;
        this.cycleId = cycle;
        this.detail = detail;
    }

    EntryView view() {
        return new EntryView(id == null ? 0 : id, at, officer, action, subjectId, cycleId, detail);
    }
}
