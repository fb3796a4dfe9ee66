package org.meguri.keeping;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.system.PostedForm;

/** What somebody posted when the session was over already, for that person to look at after the log-in. Never posted by itself. */
@Entity
@SuppressWarnings("NullAway.Init")
class KeptPost {

    /** How long it waits for the person: over a week of leave. */
    static final Duration LIFE = Duration.ofDays(14);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private KeptPostId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "officer_id"))
    private OfficerId officer;

    private String path;
    private @Nullable String page;
    private String form;
    private Instant postedAt;
    private Instant expiresAt;

    protected KeptPost() {}

    KeptPost(KeptPostId id, OfficerId officer, String path, @Nullable String page, PostedForm form, Instant at) {
        this.id = id;
        this.officer = officer;
        this.path = path;
        this.page = page;
        this.form = form.encoded();
        this.postedAt = at;
        this.expiresAt = at.plus(LIFE);
    }

    KeptPostId id() {
        return id;
    }

    String path() {
        return path;
    }

    @Nullable
    String page() {
        return page;
    }

    PostedForm form() {
        return PostedForm.read(form);
    }

    Instant postedAt() {
        return postedAt;
    }
}
