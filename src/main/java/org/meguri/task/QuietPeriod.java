package org.meguri.task;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** 静穏期間: days on which a unit is not chased (災害対応, 議会 …). What it has passed meanwhile is told after it, the highest rung only. */
@Entity
@SuppressWarnings("NullAway.Init")
class QuietPeriod {

    /** UTF-16 units of a reason. */
    static final int REASON_LENGTH = 200;

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private UnitId unit;

    private LocalDate firstDay;
    private LocalDate lastDay;
    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "set_by"))
    private OfficerId setBy;

    private Instant setAt;
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version;

    QuietPeriod() {}

    QuietPeriod(UnitId unit, LocalDate firstDay, LocalDate lastDay, String reason, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.unit = unit;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.reason = reason;
        this.setBy = by;
        this.setAt = at;
    }

    UUID id() {
        return id;
    }

    UnitId unit() {
        return unit;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    String reason() {
        return reason;
    }

    /** Chasing goes on from this moment; ending it twice changes nothing. @return whether it was in force */
    boolean end(Instant at) {
        if (endedAt != null) {
            return false;
        }
        endedAt = at;
        return true;
    }
}
