package org.meguri.vacancy;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;

/** A desk on which open tasks lie while nobody holds its duty, from when to when. */
@Entity
@SuppressWarnings("NullAway.Init")
class Vacancy {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "unit_id"))
    private @Nullable UnitId unit;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Role role;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Standing standing;

    private Instant since;
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version;

    Vacancy() {}

    Vacancy(@Nullable UnitId unit, Role role, Standing standing, Instant since) {
        this.id = UUID.randomUUID();
        this.unit = unit;
        this.role = role;
        this.standing = standing;
        this.since = since;
    }

    UUID id() {
        return id;
    }

    @Nullable
    UnitId unit() {
        return unit;
    }

    Role role() {
        return role;
    }

    Standing standing() {
        return standing;
    }

    Instant since() {
        return since;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    void end(Instant at) {
        endedAt = at;
    }
}
