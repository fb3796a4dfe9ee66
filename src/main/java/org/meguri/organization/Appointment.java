package org.meguri.organization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;

/** 発令: a person holds a role in a unit for a time. */
@Entity
@SuppressWarnings("NullAway.Init")
class Appointment {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Embedded
    private Validity validity;

    @Version
    private @Nullable Long version;

    Appointment() {}

    Appointment(OfficerId officer, UnitId unit, Role role, LocalDate from) {
        this(officer, unit, role, Validity.from(from));
    }

    /** With a last day from the beginning (事務取扱). */
    Appointment(OfficerId officer, UnitId unit, Role role, LocalDate from, LocalDate to) {
        this(officer, unit, role, new Validity(from, to));
    }

    private Appointment(OfficerId officer, UnitId unit, Role role, Validity validity) {
        this.id = UUID.randomUUID();
        this.officer = officer;
        this.unit = unit;
        this.role = role;
        this.validity = validity;
    }

    UUID id() {
        return id;
    }

    OfficerId officer() {
        return officer;
    }

    UnitId unit() {
        return unit;
    }

    Role role() {
        return role;
    }

    LocalDate from() {
        return validity.from();
    }

    @Nullable
    LocalDate to() {
        return validity.to();
    }

    boolean inForce(LocalDate day) {
        return validity.covers(day);
    }

    Duty duty() {
        return new Duty(role, unit);
    }

    Posting posting(Unit where) {
        return new Posting(where.name(), role, validity.from(), validity.to());
    }

    /** The last day of the appointment; one that never began ends on the day before it would have begun. */
    void endOn(LocalDate last) {
        var to = validity.to();
        if (to != null && !to.isAfter(last)) {
            throw Refusal.conflict("organization.appointment.ended");
        }
        validity =
                validity.until(last.isBefore(validity.from()) ? validity.from().minusDays(1) : last);
    }
}
