package org.meguri.task;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;

/** A task of the engine as people see it. It is opened once and closed once. */
@Entity
@SuppressWarnings("NullAway.Init")
class TaskItem {

    /** UTF-16 units, as the column holds on every database. */
    static final int TITLE_LENGTH = 400;

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private TaskKind kind;

    @Column(name = "subject_id")
    private UUID subject;

    @Column(name = "cycle_id")
    private UUID cycle;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    private String title;
    private String reference;
    private LocalDate due;
    private @Nullable LocalDate lockDay;
    private Instant openedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant changedAt;

    @Version
    private @Nullable Long version;

    TaskItem() {}

    TaskItem(NewTask task, Instant openedAt) {
        this.id = task.id();
        this.kind = task.kind();
        this.subject = task.subject();
        this.cycle = task.cycle();
        this.role = task.role();
        this.unit = task.unit();
        this.title = Wording.oneLine(task.title(), TITLE_LENGTH);
        this.reference = task.reference();
        this.due = task.due();
        this.lockDay = task.lock();
        this.openedAt = openedAt;
    }

    void close(Instant at) {
        if (closedAt == null) {
            closedAt = at;
        }
    }

    void retitle(String now, Instant at) {
        title = Wording.oneLine(now, TITLE_LENGTH);
        changedAt = at;
    }

    /** The day was put off, or brought forward. */
    void move(LocalDate newDue, @Nullable LocalDate newLock, Instant at) {
        due = newDue;
        lockDay = newLock;
        changedAt = at;
    }

    /** Onto another unit's desk. */
    void hand(UnitId to, Instant at) {
        unit = to;
        changedAt = at;
    }

    /** The task with how often it was changed; not read in the transaction that changes it. */
    TaskRevision revision() {
        return new TaskRevision(
                view(), version == null ? 0 : version.intValue(), changedAt == null ? openedAt : changedAt);
    }

    TaskView view() {
        return new TaskView(id, kind, subject, cycle, role, unit, title, reference, due, lockDay, openedAt, closedAt);
    }
}
