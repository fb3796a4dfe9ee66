package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;

/** A decision about items of a register. Never changed and never deleted; a reversed one is marked. */
@Entity
@SuppressWarnings("NullAway.Init")
class RegisterDecision {

    /** By the year from which they hold, those of one year as they were entered. */
    static final Comparator<RegisterDecision> IN_ORDER =
            Comparator.comparingInt((RegisterDecision one) -> one.fiscalYear).thenComparingInt(one -> one.position);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private DecisionId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "plan_id"))
    private PlanId plan;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RegisterAct act;

    private int fiscalYear;
    private int position;
    private String reason;
    private boolean counted;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    private Instant decidedAt;

    @ElementCollection
    @CollectionTable(name = "register_decision_item", joinColumns = @JoinColumn(name = "decision_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 500)
    private List<DecisionLine> lines = new ArrayList<>();

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "reversed_by"))
    private @Nullable OfficerId reversedBy;

    private @Nullable Instant reversedAt;
    private @Nullable String reversalReason;

    @Version
    private @Nullable Long version;

    RegisterDecision() {}

    /** @param position how many were entered before it in this register */
    RegisterDecision(
            PlanId plan,
            RegisterAct act,
            FiscalYear year,
            int position,
            String reason,
            boolean counted,
            List<DecisionLine> lines,
            OfficerId by,
            Instant at) {
        this.id = DecisionId.create();
        this.plan = plan;
        this.act = act;
        this.fiscalYear = year.year();
        this.position = position;
        this.reason = reason;
        this.counted = counted;
        this.lines.addAll(lines);
        this.decidedBy = by;
        this.decidedAt = at;
    }

    DecisionId id() {
        return id;
    }

    PlanId plan() {
        return plan;
    }

    RegisterAct act() {
        return act;
    }

    int year() {
        return fiscalYear;
    }

    boolean counted() {
        return counted;
    }

    List<DecisionLine> lines() {
        return List.copyOf(lines);
    }

    boolean stands() {
        return reversedBy == null;
    }

    /** Marks it; from here it has no effect in any year. */
    void reverse(String why, OfficerId by, Instant at) {
        if (!stands()) {
            throw Refusal.conflict("plan.register.reversed-already");
        }
        reversalReason = why;
        reversedBy = by;
        reversedAt = at;
    }

    /** A file has corrected what the item has been since. */
    void correct(PlanItemId item, String fact, String value) {
        for (int at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.item().equals(item) && line.changes().containsKey(fact)) {
                var changes = new java.util.LinkedHashMap<>(line.changes());
                changes.put(fact, value);
                lines.set(at, new DecisionLine(item, line.part(), changes));
            }
        }
    }

    DecisionView view() {
        return new DecisionView(
                id,
                plan,
                act,
                new FiscalYear(fiscalYear),
                position,
                reason,
                counted,
                decidedBy,
                decidedAt,
                lines.stream()
                        .map(line -> new DecisionView.Line(line.item(), line.part(), Map.copyOf(line.changes())))
                        .toList(),
                reversedBy == null || reversedAt == null
                        ? null
                        : new DecisionView.Reversal(
                                reversalReason == null ? "" : reversalReason, reversedBy, reversedAt));
    }
}
