package org.meguri.mail;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.system.Refusal;

/** A letter in the outbox and what became of it. */
@Entity
@Table(name = "letter")
@SuppressWarnings("NullAway.Init")
class OutgoingLetter {

    /** UTF-16 units, as the columns hold on every database. */
    static final int SUBJECT_LENGTH = 300;

    static final int DETAIL_LENGTH = 300;

    /** Refusals for the time being until a letter is given up; with the pauses between them, more than four days. */
    static final int LAST_REFUSAL = 100;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(60);

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private LetterId id;

    @Column(name = "letter_key")
    private String key;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recipient_id"))
    private OfficerId recipient;

    private String recipientName;
    private @Nullable String address;
    private String subject;
    private String body;
    private String kind;
    private @Nullable String reference;
    private @Nullable String page;
    private @Nullable String bundleKey;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable DigestRank digestRank;

    private @Nullable String brief;
    private @Nullable LocalDate due;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private LetterState state;

    /** Where it goes, or went, while a trial lasts. */
    private @Nullable String trialAddress;

    private int attempts;
    private int refusals;
    private Instant nextAttemptAt;
    private Instant writtenAt;
    private @Nullable Instant sentAt;
    private String messageId;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Problem problem;

    private @Nullable String problemDetail;

    @Version
    private @Nullable Long version;

    OutgoingLetter() {}

    /** @param delivery how its recipient wants to hear of it */
    OutgoingLetter(LetterId id, Letter letter, NoticeDelivery delivery, String messageId, Instant writtenAt) {
        this(id, letter, messageId, writtenAt);
        // The mail that brings it in the morning is held back where there is no address, not the letter itself.
        if (delivery == NoticeDelivery.MORNING) {
            rest(LetterState.COLLECTED);
        } else if (delivery == NoticeDelivery.SCREEN) {
            rest(LetterState.ON_SCREEN);
        }
    }

    OutgoingLetter(LetterId id, Letter letter, String messageId, Instant writtenAt) {
        this.id = id;
        this.key = letter.key();
        this.recipient = letter.to().id();
        this.recipientName = letter.to().name();
        this.subject = OneLine.of(letter.subject(), SUBJECT_LENGTH);
        this.body = letter.body();
        this.kind = letter.kind();
        this.reference = letter.reference();
        this.page = letter.page();
        var digest = letter.digest();
        if (digest != null) {
            this.digestRank = digest.rank();
            this.brief = digest.brief();
            this.due = digest.due();
        }
        this.messageId = messageId;
        this.writtenAt = writtenAt;
        this.nextAttemptAt = writtenAt;
        this.state = LetterState.WAITING;
        address(letter.to().mail());
    }

    LetterId id() {
        return id;
    }

    String key() {
        return key;
    }

    OfficerId recipient() {
        return recipient;
    }

    String recipientName() {
        return recipientName;
    }

    @Nullable
    String address() {
        return address;
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    String kind() {
        return kind;
    }

    @Nullable
    String reference() {
        return reference;
    }

    @Nullable
    String page() {
        return page;
    }

    /** Where it stands in the morning's mail. */
    DigestRank rank() {
        return digestRank == null ? DigestRank.NEWS : digestRank;
    }

    @Nullable
    String brief() {
        return brief;
    }

    @Nullable
    LocalDate due() {
        return due;
    }

    LetterState state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    Instant writtenAt() {
        return writtenAt;
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    String messageId() {
        return messageId;
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    @Nullable
    String problemDetail() {
        return problemDetail;
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Nullable
    String trialAddress() {
        return trialAddress;
    }

    /**
     * Goes on the line; the number of the attempt names the one sender that may report on it.
     *
     * @param trial where every mail goes at present; null where it goes to its recipient
     */
    void claim(Instant leaseEnd, @Nullable String trial) {
        if (state != LetterState.WAITING) {
            throw new IllegalStateException("Letter %s is %s and cannot be sent".formatted(id, state));
        }
        state = LetterState.SENDING;
        trialAddress = trial;
        attempts++;
        nextAttemptAt = leaseEnd;
    }

    /**
     * The mail server has taken it. The truth counts even when it comes late, after somebody found the letter unclear,
     * as long as no other attempt has begun.
     */
    void handedOver(int attempt, Instant at) {
        if (attempt == attempts && state != LetterState.SENT && state != LetterState.TRIED) {
            state = trialAddress == null ? LetterState.SENT : LetterState.TRIED;
            sentAt = at;
            problem = null;
            problemDetail = null;
        }
    }

    /** Not taken, through no fault of its own: back to its place in the queue. */
    void putBack(int attempt, Problem why, @Nullable String detail, Instant now) {
        if (onTheLine(attempt)) {
            waitUntil(now, why, detail);
        }
    }

    /** Not taken this time: tried again after 1, 2, 4 … 60 minutes, and in the end given up. */
    void postpone(int attempt, Problem why, @Nullable String detail, Instant now) {
        if (!onTheLine(attempt)) {
            return;
        }
        refusals++;
        if (refusals >= LAST_REFUSAL) {
            bury(Problem.GIVEN_UP, detail);
        } else {
            waitUntil(now.plus(pause(refusals)), why, detail);
        }
    }

    /** @return whether this is news */
    boolean giveUp(int attempt, Problem why, @Nullable String detail) {
        if (!onTheLine(attempt)) {
            return false;
        }
        bury(why, detail);
        return true;
    }

    /** Its sender has not reported within the lease. */
    void interrupted() {
        if (state == LetterState.SENDING) {
            state = LetterState.UNCLEAR;
            problem = Problem.INTERRUPTED;
            problemDetail = null;
        }
    }

    /** Went out within the morning's mail of this key. */
    void bundled(String key, Instant at) {
        require(LetterState.COLLECTED);
        state = LetterState.BUNDLED;
        bundleKey = key;
        sentAt = at;
    }

    private void rest(LetterState quiet) {
        state = quiet;
        problem = null;
        problemDetail = null;
    }

    /** Kept back by a person. */
    void hold() {
        require(LetterState.WAITING);
        state = LetterState.HELD;
        problem = Problem.KEPT_BACK;
        problemDetail = null;
    }

    /** Goes its way after all, to the address that the recipient has now. */
    void release(@Nullable String currentAddress, Instant now) {
        require(LetterState.HELD);
        start(currentAddress, now);
    }

    /** Is sent once more, since a person says so. */
    void resend(@Nullable String currentAddress, Instant now) {
        if (state != LetterState.UNCLEAR && state != LetterState.DEAD && state != LetterState.TRIED) {
            throw Refusal.conflict("mail.outbox.moved-on");
        }
        start(currentAddress, now);
    }

    /** 1, 2, 4 … 60 minutes after the first, second, third … failure in a row. */
    static Duration pause(int failures) {
        var pause = Duration.ofMinutes(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void start(@Nullable String currentAddress, Instant now) {
        if (currentAddress == null) {
            throw new Refusal("mail.outbox.no-address", recipientName);
        }
        if (!Address.isValid(currentAddress)) {
            throw new Refusal("mail.outbox.bad-address", recipientName);
        }
        address = currentAddress;
        state = LetterState.WAITING;
        refusals = 0;
        nextAttemptAt = now;
        problem = null;
        problemDetail = null;
    }

    private void address(@Nullable String mail) {
        if (mail == null) {
            state = LetterState.HELD;
            problem = Problem.NO_ADDRESS;
        } else if (!Address.isValid(mail)) {
            state = LetterState.HELD;
            problem = Problem.BAD_ADDRESS;
        } else {
            address = mail;
        }
    }

    private boolean onTheLine(int attempt) {
        return state == LetterState.SENDING && attempt == attempts;
    }

    private void waitUntil(Instant when, Problem why, @Nullable String detail) {
        state = LetterState.WAITING;
        nextAttemptAt = when;
        explain(why, detail);
    }

    private void bury(Problem why, @Nullable String detail) {
        state = LetterState.DEAD;
        explain(why, detail);
    }

    private void explain(Problem why, @Nullable String detail) {
        problem = why;
        problemDetail = detail == null || detail.isBlank() ? null : OneLine.of(detail, DETAIL_LENGTH);
    }

    private void require(LetterState expected) {
        if (state != expected) {
            throw Refusal.conflict("mail.outbox.moved-on");
        }
    }
}
