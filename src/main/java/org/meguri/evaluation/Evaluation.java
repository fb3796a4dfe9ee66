package org.meguri.evaluation;

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
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.system.Refusal;
import org.meguri.system.StringMapConverter;

/** One filled sheet: one item in one cycle. The lead unit writes it, the chiefs of all its units approve it. */
@Entity
@SuppressWarnings("NullAway.Init")
class Evaluation {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private EvaluationId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_id"))
    private PlanItemId item;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "lead_unit_id"))
    private UnitId leadUnit;

    private int seq;
    private String heading;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Status status;

    private int round;
    private @Nullable String variant;

    @Convert(converter = StringMapConverter.class)
    private Map<String, String> content = new LinkedHashMap<>();

    private long revision;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "written_by"))
    private @Nullable OfficerId writtenBy;

    private @Nullable Instant writtenAt;

    @ElementCollection
    @CollectionTable(name = "evaluation_unit", joinColumns = @JoinColumn(name = "evaluation_id"))
    @OrderColumn(name = "position")
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    @BatchSize(size = 100)
    private List<UnitId> units = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "evaluation_author", joinColumns = @JoinColumn(name = "evaluation_id"))
    @BatchSize(size = 100)
    private Set<Author> authors = new HashSet<>();

    @Version
    private @Nullable Long version;

    Evaluation() {}

    Evaluation(EvaluationId id, CycleId cycle, PlanItemView item) {
        this.id = id;
        this.cycle = cycle;
        this.item = item.id();
        this.leadUnit = item.leadUnit();
        this.units.addAll(item.units());
        this.seq = item.seq();
        this.heading = item.heading();
        this.status = Status.PREPARED;
    }

    /** The item's sheet in this cycle. @param sheet its key, "" for the plan's own */
    Evaluation(EvaluationId id, CycleId cycle, PlanItemView item, String sheet) {
        this(id, cycle, item);
        this.variant = sheet.isEmpty() ? null : sheet;
    }

    EvaluationId id() {
        return id;
    }

    CycleId cycle() {
        return cycle;
    }

    UnitId leadUnit() {
        return leadUnit;
    }

    List<UnitId> units() {
        return List.copyOf(units);
    }

    Status status() {
        return status;
    }

    int round() {
        return round;
    }

    long revision() {
        return revision;
    }

    String heading() {
        return heading;
    }

    Map<String, String> content() {
        return new LinkedHashMap<>(content);
    }

    @Nullable
    OfficerId writtenBy() {
        return writtenBy;
    }

    /** Hands the sheet out. */
    void open() {
        require(Status.PREPARED);
        status = Status.DRAFT;
        round = 1;
    }

    /** Replaces what is written; {@code seen} is the revision that the writer started from. */
    void write(Map<String, String> values, OfficerId by, Instant at, long seen) {
        if (status != Status.DRAFT) {
            throw Refusal.conflict("evaluation.not-a-draft", heading);
        }
        if (seen != revision) {
            throw Refusal.conflict("evaluation.written-meanwhile", heading);
        }
        if (content.equals(values)) {
            return;
        }
        content = new LinkedHashMap<>(values);
        revision++;
        writtenBy = by;
        writtenAt = at;
        authors.add(new Author(round, by));
    }

    /** Counts replies that changed without the text as a change too, so that two who reply at once are told. */
    void replied(OfficerId by, Instant at) {
        revision++;
        writtenBy = by;
        writtenAt = at;
        authors.add(new Author(round, by));
    }

    /**
     * Hands the sheet to the chiefs. Who submits answers for the text and counts as one of its writers.
     *
     * @param beside what is handed in with the sheet without being one of its fields, by name; decisions are bound to it too
     */
    SubmittedRound submit(Map<String, String> beside, OfficerId by, Instant at) {
        if (status != Status.DRAFT) {
            throw Refusal.conflict("evaluation.not-a-draft", heading);
        }
        status = Status.SUBMITTED;
        authors.add(new Author(round, by));
        return new SubmittedRound(id, round, content, beside, by, at);
    }

    /** Its writers take the submission back and write on in the same round, since nobody has decided on it. */
    void withdraw() {
        if (status != Status.SUBMITTED) {
            throw Refusal.conflict("evaluation.moved-on", heading);
        }
        status = Status.DRAFT;
    }

    void approve() {
        require(Status.SUBMITTED);
        status = Status.APPROVED;
    }

    /** A chief decides anew. */
    void takeApprovalBack() {
        require(Status.APPROVED);
        status = Status.SUBMITTED;
    }

    void confirm() {
        require(Status.APPROVED);
        status = Status.CONFIRMED;
    }

    /** Back to the department, for another round. */
    void reopen() {
        if (status != Status.SUBMITTED && status != Status.APPROVED) {
            throw new IllegalStateException("Evaluation %s is %s and cannot be sent back".formatted(id, status));
        }
        status = Status.DRAFT;
        round++;
    }

    /** Closed without having been handed in. */
    void lapse() {
        require(Status.DRAFT);
        status = Status.LAPSED;
    }

    void publish() {
        require(Status.CONFIRMED);
        status = Status.PUBLISHED;
    }

    /** Other units answer for the sheet from now on; who wrote and what was handed in stays. */
    void handOver(UnitId lead, List<UnitId> successors) {
        leadUnit = lead;
        if (!successors.equals(List.copyOf(units))) {
            units.clear();
            units.addAll(successors);
        }
    }

    /** Whoever wrote in any round, whatever their account is called now. */
    boolean isAuthor(OfficerId officer) {
        return authors.stream().anyMatch(author -> author.officer().equals(officer));
    }

    EvaluationView view() {
        var writers = new HashSet<OfficerId>();
        authors.forEach(author -> writers.add(author.officer()));
        return new EvaluationView(
                id,
                cycle,
                item,
                leadUnit,
                List.copyOf(units),
                seq,
                heading,
                status,
                round,
                content(),
                revision,
                writtenBy,
                writtenAt,
                Set.copyOf(writers),
                variant);
    }

    EvaluationSummary summary() {
        return new EvaluationSummary(id, item, leadUnit, seq, heading, status, round, !content.isEmpty());
    }

    private void require(Status expected) {
        if (status != expected) {
            throw new IllegalStateException("Evaluation %s is %s, not %s".formatted(id, status, expected));
        }
    }
}
