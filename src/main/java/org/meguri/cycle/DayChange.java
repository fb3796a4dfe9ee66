package org.meguri.cycle;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.springframework.data.domain.Persistable;

/** That a stage's days were set otherwise while the year ran, for whom, why and by whom; written once. */
@Entity
@SuppressWarnings("NullAway.Init")
class DayChange implements Persistable<UUID> {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    private int number;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Stage stage;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    @Column(name = "subject_id")
    private @Nullable UUID subject;

    private LocalDate dueBefore;
    private LocalDate due;
    private @Nullable LocalDate lockDay;
    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private OfficerId changedBy;

    private Instant changedAt;

    @Transient
    private boolean isNew = true;

    DayChange() {}

    DayChange(int number, ChangeDays.Command command, LocalDate dueBefore, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.number = number;
        this.cycle = command.cycle();
        this.stage = command.stage();
        this.unit = command.place().unit();
        this.subject = command.place().subject();
        this.dueBefore = dueBefore;
        this.due = command.due();
        this.lockDay = command.lock();
        this.reason = command.reason();
        this.changedBy = by;
        this.changedAt = at;
    }

    DayChangeView view() {
        return new DayChangeView(
                number, stage, new Place(unit, subject), dueBefore, due, lockDay, reason, changedBy, changedAt);
    }

    @Override
    public UUID getId() {
        return id;
    }

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
