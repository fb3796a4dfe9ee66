package org.meguri.cycle;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.meguri.plan.PlanItemId;
import org.springframework.data.domain.Persistable;

/** Which sheet an item of a cycle uses, where planning chose; "" is the plan's own. */
@Entity
@Table(name = "cycle_item_sheet")
@SuppressWarnings("NullAway.Init")
class ItemSheet implements Persistable<ItemSheetKey> {

    @EmbeddedId
    private ItemSheetKey id;

    private String variant;

    @Transient
    private boolean fresh = true;

    ItemSheet() {}

    ItemSheet(ItemSheetKey id, String variant) {
        this.id = id;
        this.variant = variant;
    }

    @Override
    public ItemSheetKey getId() {
        return id;
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

    void choose(String sheet) {
        variant = sheet;
    }

    PlanItemId item() {
        return id.item();
    }

    String variant() {
        return variant;
    }
}
