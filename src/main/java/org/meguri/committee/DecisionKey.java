package org.meguri.committee;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;

@Embeddable
record DecisionKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "remark_id")) RemarkId remark, int round)
        implements Serializable {}
