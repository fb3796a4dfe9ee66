package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;

@Embeddable
record WithdrawalKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id")) EvaluationId evaluation,
        int round,
        int number)
        implements Serializable {}
