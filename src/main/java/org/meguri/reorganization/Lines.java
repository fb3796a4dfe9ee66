package org.meguri.reorganization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.meguri.organization.ChangeOrganization.Wanted;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;

/** The lines of a mapping as they are stored. */
final class Lines {

    private Lines() {}

    @Embeddable
    record UnitLine(
            String code,
            String name,
            @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) UnitKind kind,
            String parentCode) {

        static UnitLine of(Wanted unit) {
            return new UnitLine(unit.code(), unit.name(), unit.kind(), unit.parentCode());
        }

        Wanted wanted() {
            return new Wanted(code, name, kind, parentCode);
        }
    }

    @Embeddable
    record MoveLine(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "from_unit_id")) UnitId from,
            String toCode) {

        static MoveLine of(Mapping.Move move) {
            return new MoveLine(move.from(), move.toCode());
        }

        Mapping.Move move() {
            return new Mapping.Move(from, toCode);
        }
    }

    @Embeddable
    record ItemLine(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "from_unit_id")) UnitId from,
            UUID itemId,
            String toCode) {

        static ItemLine of(Mapping.ItemChoice choice) {
            return new ItemLine(choice.from(), choice.item(), choice.toCode());
        }

        Mapping.ItemChoice choice() {
            return new Mapping.ItemChoice(from, itemId, toCode);
        }
    }

    @Embeddable
    record PersonLine(UUID appointmentId, String toCode) {

        static PersonLine of(Mapping.PersonChoice choice) {
            return new PersonLine(choice.appointment(), choice.toCode());
        }

        Mapping.PersonChoice choice() {
            return new Mapping.PersonChoice(appointmentId, toCode);
        }
    }

    @Embeddable
    record AppointmentLine(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer,
            String toCode,
            @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.VARCHAR) Role role) {

        static AppointmentLine of(Mapping.NewAppointment appointment) {
            return new AppointmentLine(appointment.officer(), appointment.toCode(), appointment.role());
        }

        Mapping.NewAppointment appointment() {
            return new Mapping.NewAppointment(officer, toCode, role);
        }
    }

    /** How many things of a kind went from where to where; the names as they were then. */
    @Embeddable
    record FigureLine(String kind, String fromUnit, String toUnit, int things) {}
}
