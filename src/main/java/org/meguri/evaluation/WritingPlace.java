package org.meguri.evaluation;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** The step that a writer left last, to go on from there. */
@Entity
@Table(name = "evaluation_place")
@SuppressWarnings("NullAway.Init")
class WritingPlace {

    @Embeddable
    record Key(
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "evaluation_id"))
                    EvaluationId evaluation,
            @Embedded @AttributeOverride(name = "value", column = @Column(name = "officer_id")) OfficerId officer)
            implements Serializable {}

    @EmbeddedId
    private Key key;

    private String step;
    private Instant leftAt;

    @Version
    private @Nullable Long version;

    WritingPlace() {}

    WritingPlace(Key key, String step, Instant at) {
        this.key = key;
        this.step = step;
        this.leftAt = at;
    }

    void move(String to, Instant at) {
        step = to;
        leftAt = at;
    }

    String step() {
        return step;
    }
}
