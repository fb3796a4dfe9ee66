package org.meguri.founding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Upload;
import org.meguri.organization.OfficerId;

/** A plan that is being founded: the table, and what has been decided about it. Everybody in the planning division may go on with it. */
@Entity
class FoundingDraft {

    private static final ObjectMapper JSON = new ObjectMapper();

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private DraftId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "started_by"))
    private OfficerId startedBy;

    private String fileName;
    private byte[] content;
    private String mapping;
    private Instant startedAt;
    private Instant changedAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected FoundingDraft() {}

    FoundingDraft(DraftId id, OfficerId by, Upload file, Mapping mapping, Instant now) {
        this.id = id;
        this.startedBy = by;
        this.fileName = file.name();
        this.content = file.content().clone();
        this.mapping = json(mapping);
        this.startedAt = now;
        this.changedAt = now;
    }

    DraftId id() {
        return id;
    }

    OfficerId startedBy() {
        return startedBy;
    }

    Instant changedAt() {
        return changedAt;
    }

    String fileName() {
        return fileName;
    }

    Upload file() {
        return new Upload(fileName, content);
    }

    /** Goes up with every change; a page knows which one it shows. */
    long revision() {
        return version == null ? 0 : version;
    }

    Mapping mapping() {
        try {
            return JSON.readValue(mapping, Mapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The decisions of draft %s cannot be read".formatted(id), e);
        }
    }

    void decide(Mapping decided, Instant now) {
        mapping = json(decided);
        changedAt = now;
    }

    private static String json(Mapping mapping) {
        try {
            return JSON.writeValueAsString(mapping);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Decisions cannot be written as JSON", e);
        }
    }
}
