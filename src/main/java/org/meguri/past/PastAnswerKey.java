package org.meguri.past;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.plan.PlanItemId;

@Embeddable
record PastAnswerKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "item_id")) PlanItemId item,
        int fiscalYear)
        implements Serializable {}
