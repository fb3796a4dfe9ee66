package org.meguri.publication;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.publication.PublicationDraftView.Kind;
import org.meguri.publication.PublicationDraftView.State;
import org.meguri.system.Refusal;

/** What waits for the second person; see {@link PublicationDraftView}. */
@Entity
@SuppressWarnings("NullAway.Init")
class PublicationDraft {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private PublicationDraftId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Kind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "edition_id"))
    private @Nullable EditionId edition;

    private String note;
    private String reason;
    private @Nullable String content;

    @JdbcTypeCode(SqlTypes.CHAR)
    private @Nullable String sha256;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private State state;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "proposed_by"))
    private OfficerId proposedBy;

    private Instant proposedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private @Nullable OfficerId decidedBy;

    private @Nullable Instant decidedAt;
    private String said;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "result_id"))
    private @Nullable EditionId result;

    @ElementCollection
    @CollectionTable(name = "publication_draft_answer", joinColumns = @JoinColumn(name = "draft_id"))
    @OrderColumn(name = "position")
    private List<Answered> answers = new ArrayList<>();

    @Version
    private @Nullable Long version;

    PublicationDraft() {}

    /** A draft of this content. */
    PublicationDraft(
            PublicationDraftId id,
            CycleId cycle,
            Kind kind,
            String note,
            EditionContent content,
            List<PublicationDraftView.Answer> answers,
            OfficerId by,
            Instant at) {
        this(id, cycle, kind, note, "", by, at);
        this.content = EditionJson.canonical(content);
        this.sha256 = Seal.of(this.content).value();
        answers.forEach(one -> this.answers.add(new Answered(one.finding(), one.answer())));
    }

    /** A draft of taking an edition back. */
    PublicationDraft(PublicationDraftId id, CycleId cycle, EditionId edition, String reason, OfficerId by, Instant at) {
        this(id, cycle, Kind.WITHDRAWAL, "", reason, by, at);
        this.edition = edition;
    }

    private PublicationDraft(
            PublicationDraftId id, CycleId cycle, Kind kind, String note, String reason, OfficerId by, Instant at) {
        this.id = id;
        this.cycle = cycle;
        this.kind = kind;
        this.note = note;
        this.reason = reason;
        this.state = State.WAITING;
        this.proposedBy = by;
        this.proposedAt = at;
        this.said = "";
    }

    /** An answer to a finding, as it is kept. */
    @Embeddable
    record Answered(String finding, String answer) {}

    CycleId cycle() {
        return cycle;
    }

    Kind kind() {
        return kind;
    }

    String note() {
        return note;
    }

    String reason() {
        return reason;
    }

    State state() {
        return state;
    }

    OfficerId proposedBy() {
        return proposedBy;
    }

    @Nullable
    EditionId edition() {
        return edition;
    }

    @Nullable
    EditionId result() {
        return result;
    }

    boolean waiting() {
        return state == State.WAITING;
    }

    boolean decidedBy(OfficerId officer, State as) {
        return state == as && officer.equals(decidedBy);
    }

    /**
     * What the proposer saw.
     *
     * @throws IllegalStateException for a withdrawal, or when what is stored is not what was sealed
     */
    EditionContent content() {
        if (content == null || !Seal.of(content).value().equals(sha256)) {
            throw new IllegalStateException("Draft %s has no content, or another one than was sealed".formatted(id));
        }
        return EditionJson.read(content);
    }

    /** Whether this is what the proposer saw. */
    boolean shows(EditionContent now) {
        return Seal.of(EditionJson.canonical(now)).value().equals(sha256);
    }

    /** @throws Refusal (409) when it waits no more */
    void decide(State as, String words, @Nullable EditionId edition, OfficerId by, Instant at) {
        if (state != State.WAITING) {
            throw Refusal.conflict("publication.draft-decided");
        }
        state = as;
        said = words;
        result = edition;
        decidedBy = by;
        decidedAt = at;
    }

    PublicationDraftView view() {
        return new PublicationDraftView(
                id,
                cycle,
                kind,
                edition,
                note,
                reason,
                state,
                proposedBy,
                proposedAt,
                decidedBy,
                decidedAt,
                said,
                answers.stream()
                        .map(one -> new PublicationDraftView.Answer(one.finding(), one.answer()))
                        .toList());
    }
}
