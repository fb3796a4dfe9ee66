package org.meguri.cycle;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.plan.PlanItemId;

/** A cycle and one of its items. */
@Embeddable
record ItemSheetKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "cycle_id")) CycleId cycle,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "item_id")) PlanItemId item)
        implements Serializable {}
