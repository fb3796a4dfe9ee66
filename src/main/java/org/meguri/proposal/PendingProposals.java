package org.meguri.proposal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.meguri.intake.PendingUpload;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;

/** A table of proposals that a person has looked at and may take in for a while, and nobody else. */
@Entity
class PendingProposals extends PendingUpload {

    /** How long a person may think about a preview. */
    static final Duration LIFE = Duration.ofMinutes(30);

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "round_id"))
    private ProposalRoundId round;

    @SuppressWarnings("NullAway.Init")
    protected PendingProposals() {}

    PendingProposals(UUID id, ProposalRoundId round, OfficerId officer, Upload file, Instant now) {
        super(officer, file, now, LIFE);
        this.id = id;
        this.round = round;
    }

    boolean isFor(ProposalRoundId other, OfficerId person, Instant now) {
        return round.equals(other) && isFor(person, now);
    }
}
