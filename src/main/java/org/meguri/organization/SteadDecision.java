package org.meguri.organization;

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
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.DecisionsInStead.Made;

/** A decision that a deputy made, until the chief has looked at it (後閲) and after. The decision itself never changes. */
@Entity
@Table(name = "deputy_decision")
@SuppressWarnings("NullAway.Init")
class SteadDecision {

    /** UTF-16 units, as the column holds on every database. */
    private static final int TITLE_LENGTH = 400;

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "deputy_id"))
    private DeputyId designation;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    /** Whose chief looks at it: the unit, or the one that took over from it. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "desk_unit_id"))
    private UnitId desk;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "principal_id"))
    private OfficerId principal;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    private Instant decidedAt;

    private String kind;

    @Column(name = "subject_id")
    private UUID subject;

    @Column(name = "item_id")
    private @Nullable UUID item;

    private String title;
    private String page;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "seen_by"))
    private @Nullable OfficerId seenBy;

    private @Nullable Instant seenAt;

    @Version
    private @Nullable Long version;

    SteadDecision() {}

    SteadDecision(Made made, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.designation = made.stead().designation();
        this.unit = made.stead().duty().unit();
        this.desk = unit;
        this.role = made.stead().duty().role();
        this.principal = made.stead().principal();
        this.decidedBy = by;
        this.decidedAt = at;
        this.kind = made.kind();
        this.subject = made.subject();
        this.item = made.item();
        this.title = shortened(made.title());
        this.page = made.page();
    }

    private static String shortened(String title) {
        if (title.length() <= TITLE_LENGTH) {
            return title;
        }
        var end = Character.isHighSurrogate(title.charAt(TITLE_LENGTH - 1)) ? TITLE_LENGTH - 1 : TITLE_LENGTH;
        return title.substring(0, end);
    }

    UUID id() {
        return id;
    }

    UnitId unit() {
        return unit;
    }

    UnitId desk() {
        return desk;
    }

    Role role() {
        return role;
    }

    OfficerId principal() {
        return principal;
    }

    OfficerId decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String kind() {
        return kind;
    }

    UUID subject() {
        return subject;
    }

    @Nullable
    UUID item() {
        return item;
    }

    String title() {
        return title;
    }

    String page() {
        return page;
    }

    @Nullable
    OfficerId seenBy() {
        return seenBy;
    }

    @Nullable
    Instant seenAt() {
        return seenAt;
    }

    /** 後閲. @return whether it is news; who looked first stays */
    boolean seen(OfficerId by, Instant at) {
        if (seenAt != null) {
            return false;
        }
        seenBy = by;
        seenAt = at;
        return true;
    }

    /** Another unit's chief has to look at it from now on. */
    void hand(UnitId to) {
        desk = to;
    }
}
