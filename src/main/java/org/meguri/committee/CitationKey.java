package org.meguri.committee;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.evaluation.EvaluationId;

/** A remark and a round of the later evaluation that speaks of it. */
@Embeddable
record CitationKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "remark_id")) RemarkId remark,
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        int round)
        implements Serializable {}
