package org.meguri.evaluation;

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
import org.meguri.organization.OfficerId;

/** What was asked for when a sheet was sent back. It must be replied to before the sheet is handed in again. */
@Entity
@Table(name = "evaluation_request")
@SuppressWarnings("NullAway.Init")
class ReturnRequest {

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "evaluation_id"))
    private EvaluationId evaluation;

    private int round;
    private int position;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private ReturningStage stage;

    private @Nullable String field;
    private String text;
    private @Nullable String proposed;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "made_by"))
    private OfficerId madeBy;

    private Instant madeAt;
    private @Nullable String reply;

    @Version
    private @Nullable Long version;

    ReturnRequest() {}

    ReturnRequest(
            EvaluationId evaluation,
            int round,
            int position,
            ReturningStage stage,
            @Nullable String field,
            String text,
            @Nullable String proposed,
            OfficerId by,
            Instant at) {
        this.id = UUID.randomUUID();
        this.evaluation = evaluation;
        this.round = round;
        this.position = position;
        this.stage = stage;
        this.field = field;
        this.text = text;
        this.proposed = proposed;
        this.madeBy = by;
        this.madeAt = at;
    }

    UUID id() {
        return id;
    }

    EvaluationId evaluation() {
        return evaluation;
    }

    boolean replied() {
        return reply != null;
    }

    void reply(@Nullable String text) {
        reply = text == null || text.isBlank() ? null : text;
    }

    RequestView view() {
        return new RequestView(id, round, stage, field, text, proposed, madeBy, madeAt, reply);
    }
}
