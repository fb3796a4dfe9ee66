package org.meguri.cycle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 議会の会期. It closes no day; it is removed, never deleted, so that the journal can name it. */
@Entity
@SuppressWarnings("NullAway.Init")
class AssemblySession {

    /** UTF-16 units, as the column holds on every database. */
    static final int NAME_LENGTH = 100;

    @Id
    private UUID id;

    private String name;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private @Nullable Instant removedAt;

    @Version
    private @Nullable Long version;

    AssemblySession() {}

    AssemblySession(String name, LocalDate firstDay, LocalDate lastDay) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
    }

    boolean removed() {
        return removedAt != null;
    }

    void remove(Instant at) {
        removedAt = at;
    }

    AssemblyView view() {
        return new AssemblyView(id, name, firstDay, lastDay);
    }
}
