package org.meguri.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.LocalDate;
import org.springframework.data.domain.Persistable;

/** Who answered for an item up to a day, as it was printed then. Never changed. */
@Entity
@Table(name = "plan_item_unit_past")
@SuppressWarnings("NullAway.Init")
class PastResponsibility implements Persistable<PastResponsibility.Key> {

    /** The place in the list of an item that was in force up to a day. */
    @Embeddable
    record Key(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "item_id")) PlanItemId item,
            LocalDate lastDay,
            int position)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    @Embedded
    private Responsibility responsibility;

    @Transient
    private boolean fresh = true;

    PastResponsibility() {}

    PastResponsibility(PlanItemId item, LocalDate lastDay, int position, Responsibility responsibility) {
        this.key = new Key(item, lastDay, position);
        this.responsibility = responsibility;
    }

    LocalDate lastDay() {
        return key.lastDay();
    }

    int position() {
        return key.position();
    }

    PlanItemId item() {
        return key.item();
    }

    Responsibility responsibility() {
        return responsibility;
    }

    @Override
    public Key getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }
}
