package org.meguri.reading;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;

/** That somebody has opened a submission, and when first. */
@Entity
@Table(name = "reading_seen")
@SuppressWarnings("NullAway.Init")
class SeenRound {

    @EmbeddedId
    private SeenKey key;

    private Instant seenAt;

    @Version
    private @Nullable Long version;

    SeenRound() {}

    SeenRound(SeenKey key, Instant at) {
        this.key = key;
        this.seenAt = at;
    }

    EvaluationId evaluation() {
        return key.evaluation();
    }

    int round() {
        return key.round();
    }

    Instant seenAt() {
        return seenAt;
    }
}
