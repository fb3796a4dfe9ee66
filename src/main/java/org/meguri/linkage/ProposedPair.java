package org.meguri.linkage;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Refusal;

/** Two items that may be the same work; a person decides once. */
@Entity
@Table(name = "link_pair")
@SuppressWarnings("NullAway.Init")
class ProposedPair {

    private static final String BETWEEN = "\n";

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_low"))
    private PlanItemId low;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_high"))
    private PlanItemId high;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private PairState state;

    private int score;
    private String words;
    private String units;
    private Instant proposedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private @Nullable OfficerId decidedBy;

    private @Nullable Instant decidedAt;
    private @Nullable String reason;

    @Version
    private @Nullable Long version;

    ProposedPair() {}

    /** @param units names of the units that both items have */
    ProposedPair(Pair pair, Likeness likeness, List<String> units, Instant at) {
        this.id = UUID.randomUUID();
        this.low = pair.low();
        this.high = pair.high();
        this.state = PairState.PROPOSED;
        this.score = likeness.score();
        this.words = joined(likeness.words());
        this.units = joined(units);
        this.proposedAt = at;
    }

    Pair pair() {
        return new Pair(low, high);
    }

    PairState state() {
        return state;
    }

    void accept(OfficerId by, Instant at) {
        decide(PairState.ACCEPTED, null, by, at);
    }

    void decline(@Nullable String why, OfficerId by, Instant at) {
        decide(PairState.DECLINED, why, by, at);
    }

    /** Linked by hand after all; whatever was decided before gives way to it. */
    void linkedByHand(OfficerId by, Instant at) {
        if (state == PairState.ACCEPTED) {
            return;
        }
        state = PairState.PROPOSED;
        decide(PairState.ACCEPTED, null, by, at);
    }

    private void decide(PairState decision, @Nullable String why, OfficerId by, Instant at) {
        if (state != PairState.PROPOSED) {
            throw Refusal.conflict("linkage.pair.decided");
        }
        state = decision;
        reason = why;
        decidedBy = by;
        decidedAt = at;
    }

    PairView view() {
        return new PairView(
                id, pair(), state, score, split(words), split(units), proposedAt, decidedBy, decidedAt, reason);
    }

    /** Never more than the column holds; what is left out is the least telling. */
    private static String joined(List<String> parts) {
        var joined = new StringBuilder();
        for (var part : parts) {
            if (joined.length() + part.length() + 1 > 1000) {
                break;
            }
            joined.append(joined.isEmpty() ? "" : BETWEEN).append(part);
        }
        return joined.toString();
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN));
    }
}
