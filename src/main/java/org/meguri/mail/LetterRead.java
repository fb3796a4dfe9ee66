package org.meguri.mail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** That its recipient has read a letter on the screen. Apart from the letter, which its sender writes at the same time. */
@Entity
@SuppressWarnings("NullAway.Init")
class LetterRead {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "letter_id"))
    private LetterId letter;

    private Instant readAt;

    LetterRead() {}

    LetterRead(LetterId letter, Instant at) {
        this.letter = letter;
        this.readAt = at;
    }

    LetterId letter() {
        return letter;
    }
}
