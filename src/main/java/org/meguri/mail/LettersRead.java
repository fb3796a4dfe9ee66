package org.meguri.mail;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The letters as their recipients see them; the morning's mail only repeats them. */
interface LettersRead extends Repository<LetterRead, LetterId> {

    LetterRead save(LetterRead read);

    Optional<LetterRead> findById(LetterId letter);

    @Query("select r.letter.value from LetterRead r where r.letter.value in :letters")
    List<UUID> readAmong(Collection<UUID> letters);

    @Query(
            """
            select l from OutgoingLetter l
            where l.recipient = :officer and l.kind <> 'MORNING'
              and (:unread = false
                   or not exists (select 1 from LetterRead r where r.letter.value = l.id.value))
            order by l.writtenAt desc, l.id.value desc""")
    Page<OutgoingLetter> to(OfficerId officer, boolean unread, Pageable page);

    @Query(
            """
            select count(l) from OutgoingLetter l
            where l.recipient = :officer and l.kind <> 'MORNING'
              and not exists (select 1 from LetterRead r where r.letter.value = l.id.value)""")
    long unread(OfficerId officer);

    @Query(
            """
            select l.id from OutgoingLetter l
            where l.recipient = :officer and l.kind <> 'MORNING'
              and not exists (select 1 from LetterRead r where r.letter.value = l.id.value)""")
    List<LetterId> unreadIds(OfficerId officer);
}
