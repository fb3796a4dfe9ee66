package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** A writer has called a step complete; whether a long text is, no machine can tell. */
@Entity
@Table(name = "evaluation_step")
@SuppressWarnings("NullAway.Init")
class StepMark {

    /** The facts of the plan, that are only looked at; no field is called so. */
    static final String FACTS = "-facts";

    @EmbeddedId
    private StepKey key;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "done_by"))
    private OfficerId doneBy;

    private Instant doneAt;

    @Version
    private @Nullable Long version;

    StepMark() {}

    StepMark(StepKey key, OfficerId by, Instant at) {
        this.key = key;
        this.doneBy = by;
        this.doneAt = at;
    }

    String step() {
        return key.step();
    }

    OfficerId doneBy() {
        return doneBy;
    }

    Instant doneAt() {
        return doneAt;
    }
}
