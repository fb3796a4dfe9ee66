package org.meguri.committee;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** When the committee met on a cycle and what it summed up. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class CommitteeMeeting implements Persistable<CycleId> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    private String heldOn;
    private String summary;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private OfficerId recordedBy;

    private Instant recordedAt;

    @Transient
    private boolean fresh = true;

    CommitteeMeeting() {}

    CommitteeMeeting(CycleId cycle, String heldOn, String summary, OfficerId by, Instant at) {
        this.cycle = cycle;
        this.heldOn = heldOn;
        this.summary = summary;
        this.recordedBy = by;
        this.recordedAt = at;
    }

    @Override
    public CycleId getId() {
        return cycle;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }

    /** Whether this person has recorded the meeting in these words. */
    boolean same(OfficerId officer, String days, String words) {
        return recordedBy.equals(officer) && heldOn.equals(days) && summary.equals(words);
    }

    MeetingView view() {
        return new MeetingView(heldOn, summary, recordedBy, recordedAt);
    }
}
