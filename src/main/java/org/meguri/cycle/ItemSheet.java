package org.meguri.cycle;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.meguri.plan.PlanItemId;

/** Which sheet an item of a cycle uses, where planning chose; "" is the plan's own. */
@Entity
@Table(name = "cycle_item_sheet")
@SuppressWarnings("NullAway.Init")
class ItemSheet {

    @EmbeddedId
    private ItemSheetKey id;

    private String variant;

    ItemSheet() {}

    ItemSheet(ItemSheetKey id, String variant) {
        this.id = id;
        this.variant = variant;
    }

    PlanItemId item() {
        return id.item();
    }

    String variant() {
        return variant;
    }
}
