package org.meguri.mail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/** An edition of a letter's wording. Never changed. */
@Entity
@SuppressWarnings("NullAway.Init")
class LetterText {

    @Id
    private UUID id;

    private String messageKey;
    private int number;
    private @Nullable String text;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;

    @Version
    private @Nullable Long version;

    LetterText() {}

    /** @param text null for the product's own wording */
    LetterText(String messageKey, int number, @Nullable String text, OfficerId madeBy, Instant madeAt) {
        this.id = UUID.randomUUID();
        this.messageKey = messageKey;
        this.number = number;
        this.text = text;
        this.madeBy = madeBy;
        this.madeAt = madeAt;
    }

    String messageKey() {
        return messageKey;
    }

    int number() {
        return number;
    }

    @Nullable
    String text() {
        return text;
    }

    OfficerId madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }
}
