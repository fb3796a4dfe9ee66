package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.organization.OfficerId;

/** Who writes which sheet in a department's stead. */
@Embeddable
record StandInKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer)
        implements Serializable {}
