package org.meguri.proposal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

/** The planning division asks the departments for proposals. It is opened once and closed once. */
@Entity
@SuppressWarnings("NullAway.Init")
class ProposalRound {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ProposalRoundId id;

    private String title;
    private int fiscalYear;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "target_id"))
    private PlanId target;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "packages_id"))
    private @Nullable PlanId packages;

    private String definition;
    private String sheet;
    private LocalDate writingDue;
    private LocalDate approvalDue;
    private LocalDate decisionDue;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RoundState state;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "opened_by"))
    private OfficerId openedBy;

    private Instant openedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "closed_by"))
    private @Nullable OfficerId closedBy;

    private @Nullable Instant closedAt;

    @Version
    private @Nullable Long version;

    ProposalRound() {}

    /** @param yaml the definition that says what a proposal consists of @param form the JSON of its sheet */
    ProposalRound(
            ProposalRoundId id,
            OpenRound.Command asked,
            String title,
            String yaml,
            String form,
            OfficerId by,
            Instant at) {
        this.id = id;
        this.title = title;
        this.fiscalYear = asked.year().year();
        this.target = asked.target();
        this.packages = asked.packages();
        this.definition = yaml;
        this.sheet = form;
        this.writingDue = asked.dues().writing();
        this.approvalDue = asked.dues().approval();
        this.decisionDue = asked.dues().decision();
        this.state = RoundState.OPEN;
        this.openedBy = by;
        this.openedAt = at;
    }

    ProposalRoundId id() {
        return id;
    }

    RoundDues dues() {
        return new RoundDues(writingDue, approvalDue, decisionDue);
    }

    /** @throws Refusal (409) when it is closed */
    void requireOpen() {
        if (state != RoundState.OPEN) {
            throw Refusal.conflict("proposal.round.closed", title);
        }
    }

    void close(OfficerId by, Instant at) {
        requireOpen();
        state = RoundState.CLOSED;
        closedBy = by;
        closedAt = at;
    }

    ProposalShape shape() {
        return new ProposalShape(PlanDefinition.read(definition), sheet);
    }

    RoundView view() {
        return new RoundView(
                id,
                title,
                new FiscalYear(fiscalYear),
                target,
                packages,
                shape(),
                dues(),
                state,
                openedBy,
                openedAt,
                closedAt);
    }
}
