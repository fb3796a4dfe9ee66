package org.meguri.linkage;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;

/** A field of a sheet that keeps a text of its own though the sheet is linked, until somebody ends it. */
@Entity
@Table(name = "link_variant")
@SuppressWarnings("NullAway.Init")
class Variant {

    /** Why a field has a text of its own. */
    enum Kind {
        /** Somebody wants it so. */
        WANTED,
        /** The common text is too long for the field, or holds what the field does not take. */
        DOES_NOT_FIT
    }

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "evaluation_id"))
    private EvaluationId evaluation;

    private String field;
    private @Nullable String activeField;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "ended_by"))
    private @Nullable OfficerId endedBy;

    private @Nullable Instant endedAt;

    @Version
    private @Nullable Long version;

    Variant() {}

    Variant(EvaluationId evaluation, String field, Kind kind, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.evaluation = evaluation;
        this.field = field;
        this.activeField = field;
        this.kind = kind;
        this.madeBy = by;
        this.madeAt = at;
    }

    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    void end(OfficerId by, Instant at) {
        activeField = null;
        endedBy = by;
        endedAt = at;
    }
}
