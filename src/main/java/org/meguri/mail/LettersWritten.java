package org.meguri.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Letters without their texts. */
interface LettersWritten extends Repository<OutgoingLetter, LetterId> {

    @Query(
            """
            select new org.meguri.mail.LetterBook$Written(
              l.key, l.recipient.value, l.recipientName, l.kind, l.page, l.writtenAt)
            from OutgoingLetter l where l.writtenAt >= :from and l.kind <> 'MORNING'""")
    List<LetterBook.Written> since(Instant from);

    /** A letter and where it stands. */
    record Line(UUID to, String name, String kind, String subject, Instant at, LetterState state) {}

    @Query(
            """
            select new org.meguri.mail.LettersWritten$Line(
              l.recipient.value, l.recipientName, l.kind, l.subject, l.writtenAt, l.state)
            from OutgoingLetter l""")
    List<Line> told();
}
