package org.meguri.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SeenPresences extends Repository<Presence, PresenceKey> {

    Presence saveAndFlush(Presence presence);

    Optional<Presence> findById(PresenceKey key);

    @Query(
            """
            select p from Presence p
            where p.seenAt >= :since and p.key.officer.value <> :but and p.key.evaluation.value in :evaluations""")
    List<Presence> of(Collection<UUID> evaluations, UUID but, Instant since);

    @Modifying
    @Query("delete from Presence p where p.seenAt < :before")
    int forget(Instant before);
}
