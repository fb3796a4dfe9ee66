package org.meguri.task;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** あとで見る日: until when a person does not want to see a task. */
@Entity
@SuppressWarnings("NullAway.Init")
class TaskLater {

    @EmbeddedId
    private LaterKey key;

    private LocalDate untilDay;

    @Version
    private @Nullable Long version;

    TaskLater() {}

    TaskLater(LaterKey key, LocalDate until) {
        this.key = key;
        this.untilDay = until;
    }

    String task() {
        return key.task();
    }

    LocalDate until() {
        return untilDay;
    }

    void until(LocalDate day) {
        untilDay = day;
    }
}
