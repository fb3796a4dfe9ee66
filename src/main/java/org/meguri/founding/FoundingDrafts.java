package org.meguri.founding;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The plans that are being founded. */
interface FoundingDrafts extends Repository<FoundingDraft, DraftId> {

    FoundingDraft saveAndFlush(FoundingDraft draft);

    Optional<FoundingDraft> findById(DraftId id);

    /** Locked until the transaction ends, so that a draft becomes one plan. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from FoundingDraft d where d.id = :id")
    Optional<FoundingDraft> findForUpdate(DraftId id);

    List<FoundingDraft> findByOrderByChangedAtDesc();

    void delete(FoundingDraft draft);

    default FoundingDraft get(DraftId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("founding.unknown"));
    }
}
