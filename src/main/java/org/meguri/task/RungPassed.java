package org.meguri.task;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.data.domain.Persistable;

/** A rung that a task has passed on its way to a due day; written once. Untold ones were overtaken by a higher rung. */
@Entity
@Table(name = "task_rung")
@SuppressWarnings("NullAway.Init")
class RungPassed implements Persistable<RungKey> {

    @EmbeddedId
    private RungKey key;

    private boolean told;
    private Instant passedAt;

    @Transient
    private boolean isNew = true;

    RungPassed() {}

    RungPassed(String task, Rung rung, LocalDate due, boolean told, Instant passedAt) {
        this.key = new RungKey(task, rung, due);
        this.told = told;
        this.passedAt = passedAt;
    }

    Rung rung() {
        return key.rung();
    }

    /** Of which due day the rung is. */
    LocalDate due() {
        return key.due();
    }

    boolean told() {
        return told;
    }

    Instant passedAt() {
        return passedAt;
    }

    @Override
    public RungKey getId() {
        return key;
    }

    /** Always inserted, never merged: a second transaction that passes the same rung has to fail. */
    @Override
    public boolean isNew() {
        return isNew;
    }

    @PostLoad
    @PostPersist
    void stored() {
        isNew = false;
    }
}
