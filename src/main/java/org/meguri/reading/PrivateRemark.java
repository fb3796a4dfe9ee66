package org.meguri.reading;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;

/** What somebody wants to say of a field and has not said yet. Nobody else ever sees it. */
@Entity
@Table(name = "reading_remark")
@SuppressWarnings("NullAway.Init")
class PrivateRemark {

    @EmbeddedId
    private FieldKey key;

    private String text;
    private String proposed;
    private Instant writtenAt;

    @Version
    private @Nullable Long version;

    PrivateRemark() {}

    PrivateRemark(FieldKey key, String text, String proposed, Instant at) {
        this.key = key;
        write(text, proposed, at);
    }

    final void write(String newText, String newProposed, Instant at) {
        text = newText;
        proposed = newProposed;
        writtenAt = at;
    }

    EvaluationId evaluation() {
        return key.evaluation();
    }

    String field() {
        return key.field();
    }

    String text() {
        return text;
    }

    String proposed() {
        return proposed;
    }
}
