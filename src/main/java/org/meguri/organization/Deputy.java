package org.meguri.organization;

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
import org.meguri.system.Refusal;

/** 代決者の指定: somebody decides in the stead of the one who holds a role, for some days. Ended, never deleted. */
@Entity
@SuppressWarnings("NullAway.Init")
class Deputy {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private DeputyId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "principal_id"))
    private OfficerId principal;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "deputy_id"))
    private OfficerId deputy;

    @Embedded
    private Validity validity;

    private @Nullable LocalDate plannedTo;

    private boolean anywhere;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "ended_by"))
    private @Nullable OfficerId endedBy;

    private @Nullable Instant endedAt;

    private boolean stopped;

    @Version
    private @Nullable Long version;

    Deputy() {}

    /** @param anywhere whether the deputy may belong to any unit, as when planning chooses */
    Deputy(
            Duty duty,
            OfficerId principal,
            OfficerId deputy,
            Validity days,
            boolean anywhere,
            String reason,
            OfficerId by,
            Instant at) {
        if (principal.equals(deputy)) {
            throw new Refusal("organization.deputy.oneself");
        }
        this.id = DeputyId.create();
        this.unit = duty.unit();
        this.role = duty.role();
        this.principal = principal;
        this.deputy = deputy;
        this.validity = days;
        this.plannedTo = days.to();
        this.anywhere = anywhere;
        this.reason = reason;
        this.madeBy = by;
        this.madeAt = at;
    }

    DeputyId id() {
        return id;
    }

    Duty duty() {
        return new Duty(role, unit);
    }

    OfficerId principal() {
        return principal;
    }

    OfficerId deputy() {
        return deputy;
    }

    LocalDate from() {
        return validity.from();
    }

    @Nullable
    LocalDate to() {
        return validity.to();
    }

    /** The last day as it was planned. */
    @Nullable
    LocalDate plannedTo() {
        return plannedTo;
    }

    String reason() {
        return reason;
    }

    OfficerId madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }

    @Nullable
    OfficerId endedBy() {
        return endedBy;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    boolean covers(LocalDate day) {
        return validity.covers(day);
    }

    /** Whether its last day has passed, it was ended at once, or it was called off before its first. */
    boolean over(LocalDate today) {
        var to = validity.to();
        return closed() || (to != null && to.isBefore(today));
    }

    /** Whether it was ended at once: then it ended at the moment {@link #endedAt}, within its last day. */
    boolean stopped() {
        return stopped;
    }

    /** Whether it was called off before its first day. */
    boolean calledOff() {
        var to = validity.to();
        return to != null && to.isBefore(validity.from());
    }

    /** Whether it can come into force no more, whatever its days are. */
    boolean closed() {
        return stopped || calledOff();
    }

    /** Whether the days have one in common with these. */
    boolean overlaps(Validity days) {
        return !closed()
                && (days.to() == null || !days.to().isBefore(validity.from()))
                && (validity.to() == null || !validity.to().isBefore(days.from()));
    }

    /** Whether this is the same designation once more, as a double click makes it. */
    boolean same(OfficerId whose, OfficerId who, Validity days, String why, OfficerId by) {
        return endedAt == null
                && principal.equals(whose)
                && deputy.equals(who)
                && validity.equals(days)
                && reason.equals(why)
                && madeBy.equals(by);
    }

    /**
     * Ends it early, with the end of a day. One that has not begun then never does.
     *
     * @param last the last day on which the deputy may still decide
     * @param by nobody where a reorganisation ends it
     */
    void endOn(LocalDate last, @Nullable OfficerId by, Instant at) {
        validity =
                validity.until(last.isBefore(validity.from()) ? validity.from().minusDays(1) : last);
        endedBy = by;
        endedAt = at;
    }

    /**
     * Ends it at this moment. The day stays one of its days, since the deputy may have decided on it; one that has not
     * begun yet never does.
     *
     * @param today the day of the moment
     */
    void stop(LocalDate today, OfficerId by, Instant at) {
        stopped = !today.isBefore(validity.from());
        endOn(today, by, at);
    }
}
