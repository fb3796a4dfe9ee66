package org.meguri.organization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.io.Serializable;
import java.time.LocalDate;

/** One unit took over from another one. Several from one are a split, several to one a merge. */
@Entity
@SuppressWarnings("NullAway.Init")
class UnitSuccession {

    /** Who from whom. */
    @Embeddable
    record Key(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "from_unit_id")) UnitId from,
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "to_unit_id")) UnitId to)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    private LocalDate firstDay;

    UnitSuccession() {}

    UnitSuccession(UnitId from, UnitId to, LocalDate firstDay) {
        this.key = new Key(from, to);
        this.firstDay = firstDay;
    }

    UnitId from() {
        return key.from();
    }

    UnitId to() {
        return key.to();
    }

    LocalDate firstDay() {
        return firstDay;
    }
}
