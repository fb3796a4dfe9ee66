package org.meguri.proposal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.springframework.data.domain.Persistable;

/** What a chief, or planning, decided on one submission of a proposal. Never changed. */
@Entity
@Immutable
@SuppressWarnings("NullAway.Init")
class ProposalDecision implements Persistable<UUID> {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "proposal_id"))
    private ProposalId proposal;

    private int number;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Verdict verdict;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "in_stead_of"))
    private @Nullable OfficerId inSteadOf;

    private boolean byDirector;
    private Instant decidedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "carried_from"))
    private @Nullable UnitId carriedFrom;

    @Transient
    private boolean fresh = true;

    ProposalDecision() {}

    ProposalDecision(ProposalId proposal, DecisionView made) {
        this.id = UUID.randomUUID();
        this.proposal = proposal;
        this.number = made.number();
        this.verdict = made.verdict();
        this.unit = made.unit();
        this.reason = made.reason();
        this.decidedBy = made.by();
        this.inSteadOf = made.inSteadOf();
        this.byDirector = made.byDirector();
        this.decidedAt = made.at();
        this.carriedFrom = made.carriedFrom();
    }

    @Override
    public UUID getId() {
        return id;
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

    DecisionView view() {
        return new DecisionView(
                number, verdict, unit, reason, decidedBy, inSteadOf, byDirector, decidedAt, carriedFrom);
    }
}
