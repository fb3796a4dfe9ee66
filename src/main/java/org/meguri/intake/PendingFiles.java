package org.meguri.intake;

import java.time.Instant;
import java.util.Optional;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The files that wait to be taken in. */
interface PendingFiles extends Repository<PendingFile, PendingFileId> {

    PendingFile save(PendingFile file);

    Optional<PendingFile> findById(PendingFileId id);

    /** @return 1 for the one who removes it, 0 for everybody after */
    @Modifying
    @Query("delete from PendingFile file where file.id = :id")
    int remove(PendingFileId id);

    /** Removes what has expired, and what the person had waiting before. */
    @Modifying
    @Query("delete from PendingFile file where file.expiresAt <= :now or file.officer = :officer")
    void clear(OfficerId officer, Instant now);
}
