package org.meguri.reading;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** @param field its key; "" for the sheet as a whole */
@Embeddable
record FieldKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        String field)
        implements Serializable {}
