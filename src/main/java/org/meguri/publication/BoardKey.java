package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.io.Serializable;
import org.meguri.cycle.CycleId;

@Embeddable
record BoardKey(
        @Embedded @AttributeOverride(name = "value", column = @Column(name = "cycle_id")) CycleId cycle, int attempt)
        implements Serializable {}
