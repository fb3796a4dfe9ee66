package org.meguri.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** A rehearsal of a year, with what was assumed and what came of it. */
@Entity
@SuppressWarnings("NullAway.Init")
class RehearsalRun {

    /** UTF-16 units of a name. */
    static final int NAME_LENGTH = 60;

    /** UTF-16 units of what went wrong. */
    static final int TROUBLE_LENGTH = 1_000;

    /** Whoever has not reported after so long never will: the node went down. */
    static final Duration LONGEST = Duration.ofMinutes(30);

    /** How many wait in the whole house at most, the one that is played included. */
    static final int LONGEST_QUEUE = 3;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /** Where it stands. */
    enum State {
        ASKED,
        DONE,
        FAILED
    }

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    private int number;
    private String name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    private String assumptions;
    private @Nullable String outcome;
    private @Nullable String trouble;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "asked_by"))
    private OfficerId askedBy;

    private Instant askedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @Version
    private @Nullable Long version;

    RehearsalRun() {}

    RehearsalRun(CycleId cycle, int number, String name, Assumptions assumptions, OfficerId by, Instant at) {
        this.id = UUID.randomUUID();
        this.cycle = cycle;
        this.number = number;
        this.name = name;
        this.state = State.ASKED;
        this.assumptions = write(assumptions);
        this.askedBy = by;
        this.askedAt = at;
    }

    void started(Instant at) {
        startedAt = at;
    }

    void done(Outcome came, Instant at) {
        outcome = write(came);
        state = State.DONE;
        finishedAt = at;
    }

    /** @param why in words, cut to {@value #TROUBLE_LENGTH} */
    void failed(String why, Instant at) {
        trouble = why.length() > TROUBLE_LENGTH ? why.substring(0, TROUBLE_LENGTH) : why;
        state = State.FAILED;
        finishedAt = at;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    RehearsalView view(Instant now) {
        return new RehearsalView(
                number,
                name,
                state == State.ASKED
                        && (startedAt == null
                                ? askedAt.plus(LONGEST.multipliedBy(LONGEST_QUEUE))
                                        .isAfter(now)
                                : startedAt.plus(LONGEST).isAfter(now)),
                trouble,
                askedBy,
                askedAt,
                read(assumptions, Assumptions.class),
                outcome == null ? null : read(outcome, Outcome.class));
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rehearsal cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rehearsal's JSON cannot be read", e);
        }
    }
}
