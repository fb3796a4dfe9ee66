package org.meguri.review;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

@Embeddable
record PresenceKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer)
        implements Serializable {}
