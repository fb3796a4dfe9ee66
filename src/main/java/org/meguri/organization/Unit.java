package org.meguri.organization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A 部, a 課 or a body, as long as it is in force. */
@Entity
@Table(name = "org_unit")
@SuppressWarnings("NullAway.Init")
class Unit {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private UnitId id;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private UnitKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "parent_id"))
    private @Nullable UnitId parent;

    @Embedded
    private Validity validity;

    @Version
    private @Nullable Long version;

    Unit() {}

    Unit(UnitCode code, PrintedName name, UnitKind kind, @Nullable UnitId parent, LocalDate from) {
        this.id = UnitId.create();
        this.code = code.value();
        this.name = name.value();
        this.kind = kind;
        this.parent = parent;
        this.validity = Validity.from(from);
    }

    UnitId id() {
        return id;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    UnitKind kind() {
        return kind;
    }

    @Nullable
    UnitId parent() {
        return parent;
    }

    LocalDate from() {
        return validity.from();
    }

    @Nullable
    LocalDate to() {
        return validity.to();
    }

    /** The last day of the unit. Ending twice on the same day, as a split does, changes nothing. */
    void endOn(LocalDate last) {
        validity = validity.until(last);
    }

    /** Another department from now on. */
    void comeUnder(UnitId department) {
        parent = department;
    }

    boolean inForce(LocalDate day) {
        return validity.covers(day);
    }

    UnitView view() {
        return new UnitView(id, code, name, kind, parent);
    }
}
