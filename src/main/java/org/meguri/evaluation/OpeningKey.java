package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.organization.OfficerId;

@Embeddable
record OpeningKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        int round,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer)
        implements Serializable {}
