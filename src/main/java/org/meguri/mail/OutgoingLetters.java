package org.meguri.mail;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.system.Refusal;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface OutgoingLetters extends Repository<OutgoingLetter, LetterId> {

    /** Hibernate's word for {@code skip locked}. */
    String SKIP_LOCKED = "-2";

    OutgoingLetter saveAndFlush(OutgoingLetter letter);

    Optional<OutgoingLetter> findById(LetterId id);

    long countByKey(String key);

    @Query("select l from OutgoingLetter l")
    List<OutgoingLetter> findAll();

    /** The next letters to send, in the order in which they were written, less those that another node is looking at. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
    @Query(
            """
            select l from OutgoingLetter l
            where l.state = org.meguri.mail.LetterState.WAITING and l.nextAttemptAt <= :now
            order by l.writtenAt, l.id.value
            """)
    List<OutgoingLetter> findDue(Instant now, Limit limit);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
    @Query(
            """
            select l from OutgoingLetter l
            where l.state = org.meguri.mail.LetterState.SENDING and l.nextAttemptAt < :now
            """)
    List<OutgoingLetter> findAbandoned(Instant now);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select l from OutgoingLetter l where l.id = :id")
    Optional<OutgoingLetter> findForUpdate(LetterId id);

    /** @param like a pattern in lower case with {@code !} before what is meant literally; null for all */
    @Query(
            """
            select l from OutgoingLetter l
            where (:state is null or l.state = :state)
              and (:like is null
                   or lower(l.subject) like :like escape '!'
                   or lower(l.recipientName) like :like escape '!'
                   or lower(l.address) like :like escape '!'
                   or lower(l.reference) like :like escape '!')
            order by l.writtenAt desc, l.id.value desc
            """)
    Page<OutgoingLetter> search(@Nullable LetterState state, @Nullable String like, Pageable page);

    /** For whom letters wait for the morning. */
    @Query("select distinct l.recipient from OutgoingLetter l where l.state = org.meguri.mail.LetterState.COLLECTED")
    List<OfficerId> collectedFor();

    /**
     * What waits for the morning, in the order of writing. Waits for another node that is at this person's mail: of two that
     * each took some of the letters, one would leave its own for the next day.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            """
            select l from OutgoingLetter l
            where l.recipient = :officer and l.state = org.meguri.mail.LetterState.COLLECTED
            order by l.writtenAt, l.id.value""")
    List<OutgoingLetter> lockCollected(OfficerId officer);

    /** Whose letters are kept back for want of a usable address. */
    @Query(
            """
            select distinct l.recipient from OutgoingLetter l
            where l.state = org.meguri.mail.LetterState.HELD
              and l.problem in (org.meguri.mail.Problem.NO_ADDRESS, org.meguri.mail.Problem.BAD_ADDRESS)""")
    List<OfficerId> withoutAddress();

    /** When the mail server took a letter last, trials included; null when it never did. */
    @Query(
            """
            select max(l.sentAt) from OutgoingLetter l
            where l.state in (org.meguri.mail.LetterState.SENT, org.meguri.mail.LetterState.TRIED)""")
    @Nullable
    Instant lastHandedOver();

    /** How many letters there are in a state. */
    record Count(LetterState state, long letters) {}

    @Query("select new org.meguri.mail.OutgoingLetters$Count(l.state, count(l)) from OutgoingLetter l group by l.state")
    List<Count> countByState();

    long countByStateIn(Collection<LetterState> states);

    @Query("select min(l.writtenAt) from OutgoingLetter l where l.state = org.meguri.mail.LetterState.WAITING")
    @Nullable
    Instant oldestWaiting();

    default OutgoingLetter get(LetterId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("mail.outbox.unknown"));
    }

    default OutgoingLetter lock(LetterId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("mail.outbox.unknown"));
    }
}
