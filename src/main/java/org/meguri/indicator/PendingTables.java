package org.meguri.indicator;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The tables of indicators that wait to be taken in. */
interface PendingTables extends Repository<PendingTable, UUID> {

    PendingTable save(PendingTable table);

    Optional<PendingTable> findById(UUID id);

    /** @return 1 for the one who removes it, 0 for everybody after */
    @Modifying
    @Query("delete from PendingTable t where t.id = :id")
    int remove(UUID id);

    /** Removes what has expired, and what the person had waiting before. */
    @Modifying
    @Query("delete from PendingTable t where t.expiresAt <= :now or t.officer = :officer")
    void clear(OfficerId officer, Instant now);
}
