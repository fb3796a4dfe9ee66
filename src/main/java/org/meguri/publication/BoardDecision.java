package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Persistable;

/** The board's word on a cycle's result, and what planning answered where the board had something to say. */
@Entity
@SuppressWarnings("NullAway.Init")
class BoardDecision implements Persistable<BoardKey> {

    @EmbeddedId
    private BoardKey key;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private BoardVerdict verdict;

    private @Nullable String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private OfficerId decidedBy;

    private Instant decidedAt;
    private @Nullable String response;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "responded_by"))
    private @Nullable OfficerId respondedBy;

    private @Nullable Instant respondedAt;

    @Transient
    private boolean fresh = true;

    BoardDecision() {}

    BoardDecision(BoardKey key, BoardVerdict verdict, @Nullable String reason, OfficerId by, Instant at) {
        this.key = key;
        this.verdict = verdict;
        this.reason = reason;
        this.decidedBy = by;
        this.decidedAt = at;
    }

    @Override
    public BoardKey getId() {
        return key;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void kept() {
        fresh = false;
    }

    /** Whether this is the same decision in the same words; an empty reason is none. */
    boolean same(OfficerId officer, BoardVerdict decided, String words) {
        return decidedBy.equals(officer) && verdict == decided && words.equals(reason == null ? "" : reason);
    }

    /** Whether planning has responded with these words of this person already. */
    boolean respondedWith(OfficerId officer, String words) {
        return officer.equals(respondedBy) && words.equals(response);
    }

    boolean awaitsResponse() {
        return verdict == BoardVerdict.RETURNED && response == null;
    }

    void respond(String text, OfficerId by, Instant at) {
        response = text;
        respondedBy = by;
        respondedAt = at;
    }

    BoardDecisionView view() {
        return new BoardDecisionView(
                key.attempt(), verdict, reason, decidedBy, decidedAt, response, respondedBy, respondedAt);
    }
}
