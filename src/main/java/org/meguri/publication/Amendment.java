package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.plan.PlanItemId;

/** What is published otherwise than the sheet says it; see {@link AmendmentView}. */
@Entity
@SuppressWarnings("NullAway.Init")
class Amendment {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private AmendmentId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "item_id"))
    private PlanItemId item;

    private String place;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AmendmentKind kind;

    private String original;
    private String text;
    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private OfficerId recordedBy;

    private Instant recordedAt;
    private int position;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "revoked_by"))
    private @Nullable OfficerId revokedBy;

    private @Nullable Instant revokedAt;

    @Version
    private @Nullable Long version;

    Amendment() {}

    /** @param position how many were recorded for the cycle before it */
    Amendment(AmendmentView view, int position) {
        this.id = view.id();
        this.cycle = view.cycle();
        this.item = view.item();
        this.place = view.place();
        this.kind = view.kind();
        this.original = view.original();
        this.text = view.text();
        this.reason = view.reason();
        this.recordedBy = view.by();
        this.recordedAt = view.at();
        this.position = position;
    }

    void revoke(OfficerId by, Instant at) {
        if (revokedBy == null) {
            revokedBy = by;
            revokedAt = at;
        }
    }

    AmendmentView view() {
        return new AmendmentView(
                id,
                cycle,
                item,
                place,
                kind,
                original,
                text,
                reason,
                recordedBy,
                recordedAt,
                revokedBy == null || revokedAt == null ? null : new AmendmentView.Revocation(revokedBy, revokedAt));
    }
}
