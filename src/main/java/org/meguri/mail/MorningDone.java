package org.meguri.mail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;

/** A morning whose mails are written. */
@Entity
@Table(name = "morning_post")
@SuppressWarnings("NullAway.Init")
class MorningDone {

    @Id
    private LocalDate morning;

    private Instant doneAt;

    MorningDone() {}

    MorningDone(LocalDate morning, Instant doneAt) {
        this.morning = morning;
        this.doneAt = doneAt;
    }
}
