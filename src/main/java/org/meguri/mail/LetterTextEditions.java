package org.meguri.mail;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LetterTextEditions extends Repository<LetterText, UUID> {

    LetterText saveAndFlush(LetterText text);

    /** The edition of each text that counts. */
    @Query(
            """
            select t from LetterText t
            where t.number = (select max(o.number) from LetterText o where o.messageKey = t.messageKey)
            """)
    List<LetterText> current();

    /** The editions of a text, the newest first. */
    @Query("select t from LetterText t where t.messageKey = :messageKey order by t.number desc")
    List<LetterText> of(String messageKey);
}
