package org.meguri.approval;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.UnitId;

@Embeddable
record TakenBackKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        int round,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "unit_id")) UnitId unit,
        int number)
        implements Serializable {}
