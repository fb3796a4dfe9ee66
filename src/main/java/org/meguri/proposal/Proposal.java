package org.meguri.proposal;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.Responsibility;
import org.meguri.system.Refusal;
import org.meguri.system.StringMapConverter;

/** What a department proposes. It is written as a draft, handed in, approved by the chiefs, and adopted or declined. */
@Entity
@SuppressWarnings("NullAway.Init")
class Proposal {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ProposalId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "round_id"))
    private ProposalRoundId round;

    private int seq;
    private String heading;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> content;

    @ElementCollection
    @CollectionTable(name = "proposal_unit", joinColumns = @JoinColumn(name = "proposal_id"))
    @OrderColumn(name = "position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Responsibility> units = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "lead_unit"))
    private UnitId lead;

    @ElementCollection
    @CollectionTable(name = "proposal_writer", joinColumns = @JoinColumn(name = "proposal_id"))
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    @Fetch(FetchMode.SUBSELECT)
    private Set<OfficerId> writers = new HashSet<>();

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ProposalState state;

    private int submitted;
    private long revision;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "written_by"))
    private @Nullable OfficerId writtenBy;

    private @Nullable Instant writtenAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_id"))
    private @Nullable PlanItemId item;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "ended_by"))
    private @Nullable OfficerId endedBy;

    private @Nullable Instant endedAt;

    @JdbcTypeCode(SqlTypes.CHAR)
    private @Nullable String tableKey;

    @Version
    private @Nullable Long version;

    Proposal() {}

    Proposal(ProposalId id, ProposalRoundId round, int seq, Said said) {
        this.id = id;
        this.round = round;
        this.seq = seq;
        this.state = ProposalState.DRAFT;
        say(said);
    }

    /** What a proposal says. @param units exactly one leads @param heading how lists call it */
    record Said(Map<String, String> content, List<Responsibility> units, String heading) {

        Said {
            content = new LinkedHashMap<>(content);
            units = List.copyOf(units);
        }

        UnitId lead() {
            return Responsibility.lead(units).orElseThrow(() -> new Refusal("proposal.lead-missing"));
        }
    }

    private void say(Said said) {
        content = said.content();
        heading = said.heading();
        if (!List.copyOf(units).equals(said.units())) {
            units.clear();
            units.addAll(said.units());
        }
        lead = said.lead();
        revision++;
    }

    ProposalId id() {
        return id;
    }

    /** Which row of a table it was taken from, see {@link TakeProposalsIn}; null where somebody began it. */
    @Nullable
    String tableKey() {
        return tableKey;
    }

    void takenFrom(String row) {
        tableKey = row;
    }

    /** Whether somebody of the department has written on it. */
    boolean written() {
        return writtenBy != null;
    }

    ProposalRoundId round() {
        return round;
    }

    ProposalState state() {
        return state;
    }

    boolean says(Said said) {
        return content.equals(said.content()) && List.copyOf(units).equals(said.units());
    }

    /**
     * Somebody of the department writes.
     *
     * @param seen the revision that they began with
     * @throws Refusal (409) when it is no draft any more or somebody else wrote meanwhile
     */
    void write(Said said, long seen, OfficerId by, Instant at) {
        require(ProposalState.DRAFT, "proposal.not-draft");
        requireSeen(seen);
        if (!says(said)) {
            say(said);
        }
        writers.add(by);
        writtenBy = by;
        writtenAt = at;
    }

    /** A later table says otherwise of a draft. */
    void become(Said said) {
        require(ProposalState.DRAFT, "proposal.not-draft");
        say(said);
    }

    /** Hands the draft in. @return the text as it stands now */
    ProposalSubmission submit(OfficerId by, Instant at) {
        require(ProposalState.DRAFT, "proposal.not-draft");
        state = ProposalState.SUBMITTED;
        submitted++;
        writers.add(by);
        return new ProposalSubmission(id, submitted, content, units, by, at);
    }

    /** @param seen the revision that they saw */
    void withdraw(long seen, OfficerId by, Instant at) {
        require(ProposalState.DRAFT, "proposal.not-draft");
        requireSeen(seen);
        end(ProposalState.WITHDRAWN, by, at);
    }

    /** Its round was closed before it was handed in. */
    void lapse(OfficerId by, Instant at) {
        require(ProposalState.DRAFT, "proposal.not-draft");
        end(ProposalState.LAPSED, by, at);
    }

    private void end(ProposalState as, OfficerId by, Instant at) {
        state = as;
        endedBy = by;
        endedAt = at;
    }

    /** Every chief has approved. */
    void approve() {
        require(ProposalState.SUBMITTED, "proposal.moved-on");
        state = ProposalState.APPROVED;
    }

    /** Back to the department. @param from where it must stand */
    void sendBack(ProposalState from) {
        require(from, "proposal.moved-on");
        state = ProposalState.DRAFT;
        revision++;
    }

    void adopt(PlanItemId became) {
        require(ProposalState.APPROVED, "proposal.moved-on");
        state = ProposalState.ADOPTED;
        item = became;
    }

    void decline() {
        require(ProposalState.APPROVED, "proposal.moved-on");
        state = ProposalState.DECLINED;
    }

    /** Other units answer for it from now on. @param successors exactly one leads */
    void handOver(List<Responsibility> successors) {
        units.clear();
        units.addAll(successors);
        lead = new Said(Map.of(), successors, heading).lead();
        revision++;
    }

    /**
     * That a decision is about what the decider saw.
     *
     * @throws Refusal (409) when the proposal has moved on; (403) when the decider had a hand in it
     */
    void requireDecidable(ProposalState expected, int number, OfficerId by) {
        require(expected, "proposal.moved-on");
        if (submitted != number) {
            throw Refusal.conflict("proposal.moved-on", heading);
        }
        if (writers.contains(by)) {
            throw Refusal.forbidden("proposal.own", heading);
        }
    }

    private void requireSeen(long seen) {
        if (seen != revision) {
            throw Refusal.conflict("proposal.written-meanwhile", heading);
        }
    }

    private void require(ProposalState expected, String refusal) {
        if (state != expected) {
            throw Refusal.conflict(refusal, heading);
        }
    }

    ProposalView view() {
        return new ProposalView(
                id,
                round,
                seq,
                heading,
                new LinkedHashMap<>(content),
                List.copyOf(units),
                state,
                submitted,
                revision,
                Set.copyOf(writers),
                writtenBy,
                writtenAt,
                endedBy,
                endedAt,
                item);
    }
}
