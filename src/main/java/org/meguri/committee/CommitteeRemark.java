package org.meguri.committee;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.meguri.system.Refusal;

/** What a committee member said of an evaluation, and what the department answers. */
@Entity
@SuppressWarnings("NullAway.Init")
class CommitteeRemark {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private RemarkId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "cycle_id"))
    private CycleId cycle;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "evaluation_id"))
    private EvaluationId evaluation;

    private int number;
    private String text;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "member_id"))
    private OfficerId member;

    private Instant madeAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private RemarkStatus status;

    private int round;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Action action;

    private @Nullable String answer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "answered_by"))
    private @Nullable OfficerId answeredBy;

    private @Nullable Instant answeredAt;
    private @Nullable Instant answerApprovedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "followed_up_in"))
    private @Nullable EvaluationId followedUpIn;

    private @Nullable Instant followedUpAt;

    private @Nullable Instant releasedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "released_by"))
    private @Nullable OfficerId releasedBy;

    private @Nullable String releaseReason;

    @Version
    private @Nullable Long version;

    CommitteeRemark() {}

    CommitteeRemark(
            RemarkId id,
            CycleId cycle,
            EvaluationId evaluation,
            int number,
            String text,
            OfficerId member,
            Instant at) {
        this.id = id;
        this.cycle = cycle;
        this.evaluation = evaluation;
        this.number = number;
        this.text = text;
        this.member = member;
        this.madeAt = at;
        this.status = RemarkStatus.OPEN;
        this.round = 1;
    }

    RemarkId id() {
        return id;
    }

    CycleId cycle() {
        return cycle;
    }

    EvaluationId evaluation() {
        return evaluation;
    }

    int number() {
        return number;
    }

    int round() {
        return round;
    }

    RemarkStatus status() {
        return status;
    }

    @Nullable
    OfficerId answeredBy() {
        return answeredBy;
    }

    /** Whether this person has said this of this sheet. */
    boolean said(EvaluationId about, String words, OfficerId by) {
        return evaluation.equals(about) && text.equals(words) && member.equals(by);
    }

    boolean answeredWith(Action how, String words, OfficerId by) {
        return status != RemarkStatus.OPEN && how == action && words.equals(answer) && by.equals(answeredBy);
    }

    void answer(Action how, String words, OfficerId by, Instant at) {
        if (status != RemarkStatus.OPEN) {
            throw Refusal.conflict("committee.answered-meanwhile", number);
        }
        action = how;
        answer = words;
        answeredBy = by;
        answeredAt = at;
        status = RemarkStatus.ANSWERED;
    }

    @Nullable
    EvaluationId followedUpIn() {
        return followedUpIn;
    }

    /** A confirmed evaluation of a later year has dealt with it. @return whether it is the first that has */
    boolean followUp(EvaluationId in, Instant at) {
        if (followedUpIn != null) {
            return false;
        }
        followedUpIn = in;
        followedUpAt = at;
        return true;
    }

    /** Whether it was open over the years then: it had been made, and nothing had put an end to it. */
    boolean open(Instant then) {
        var end = endedAt();
        return !madeAt.isAfter(then) && (end == null || end.isAfter(then));
    }

    /** Whether it is open over the years. */
    boolean open() {
        return endedAt() == null;
    }

    /** Since when it is not open any more: dealt with by an evaluation, not taken up with the chief's approval, or closed by planning. */
    private @Nullable Instant endedAt() {
        var declined = status == RemarkStatus.CLOSED && action == Action.DECLINE ? answerApprovedAt : null;
        return Stream.of(
                        Optional.ofNullable(followedUpAt),
                        Optional.ofNullable(declined),
                        Optional.ofNullable(releasedAt))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * Planning closes it over the years.
     *
     * @throws Refusal (409) when its answer is not approved yet, or it is not open any more
     */
    void release(String reason, OfficerId by, Instant at) {
        if (status != RemarkStatus.CLOSED) {
            throw Refusal.conflict("committee.release-unanswered", number);
        }
        if (!open()) {
            throw Refusal.conflict("committee.released-meanwhile", number);
        }
        releasedAt = at;
        releasedBy = by;
        releaseReason = reason;
    }

    /** Whether this person has closed it for this reason. */
    boolean releasedWith(String reason, OfficerId by) {
        return reason.equals(releaseReason) && by.equals(releasedBy);
    }

    void close(Instant at) {
        require(RemarkStatus.ANSWERED);
        status = RemarkStatus.CLOSED;
        answerApprovedAt = at;
    }

    void reopen() {
        require(RemarkStatus.ANSWERED);
        status = RemarkStatus.OPEN;
        round++;
    }

    private void require(RemarkStatus expected) {
        if (status != expected) {
            throw Refusal.conflict("committee.decided-meanwhile", number);
        }
    }

    private RemarkView.@Nullable Release releaseView() {
        return releasedAt == null || releasedBy == null || releaseReason == null
                ? null
                : new RemarkView.Release(releaseReason, releasedBy, releasedAt);
    }

    RemarkView view() {
        return new RemarkView(
                id,
                cycle,
                evaluation,
                number,
                text,
                member,
                madeAt,
                status,
                round,
                action,
                answer,
                answeredBy,
                answeredAt,
                followedUpIn,
                releaseView());
    }
}
