package org.meguri.proposal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The tables of proposals that wait to be taken in. */
interface PendingProposalFiles extends Repository<PendingProposals, UUID> {

    PendingProposals save(PendingProposals file);

    Optional<PendingProposals> findById(UUID id);

    /** @return 1 for the one who removes it, 0 for everybody after */
    @Modifying
    @Query("delete from PendingProposals file where file.id = :id")
    int remove(UUID id);

    /** Removes what has expired, and what the person had waiting before. */
    @Modifying
    @Query("delete from PendingProposals file where file.expiresAt <= :now or file.officer = :officer")
    void clear(OfficerId officer, Instant now);
}
