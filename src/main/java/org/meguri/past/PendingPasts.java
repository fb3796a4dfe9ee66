package org.meguri.past;

import java.time.Instant;
import java.util.Optional;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The tables of past answers that wait to be taken over. */
interface PendingPasts extends Repository<PendingPast, PendingPastId> {

    PendingPast save(PendingPast file);

    Optional<PendingPast> findById(PendingPastId id);

    /** @return 1 for the one who removes it, 0 for everybody after */
    @Modifying
    @Query("delete from PendingPast file where file.id = :id")
    int remove(PendingPastId id);

    /** Removes what has expired, and what the person had waiting before. */
    @Modifying
    @Query("delete from PendingPast file where file.expiresAt <= :now or file.officer = :officer")
    void clear(OfficerId officer, Instant now);
}
