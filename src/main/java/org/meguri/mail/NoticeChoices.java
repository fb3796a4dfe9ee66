package org.meguri.mail;

import java.util.List;
import java.util.Optional;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface NoticeChoices extends Repository<NoticeChoice, NoticeChoiceKey> {

    NoticeChoice save(NoticeChoice choice);

    Optional<NoticeChoice> findById(NoticeChoiceKey key);

    @Query("select c from NoticeChoice c where c.key.officer = :officer")
    List<NoticeChoice> of(OfficerId officer);
}
