package org.meguri.founding;

import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.data.repository.Repository;

/** The plans that are being founded. */
interface FoundingDrafts extends Repository<FoundingDraft, DraftId> {

    FoundingDraft saveAndFlush(FoundingDraft draft);

    Optional<FoundingDraft> findById(DraftId id);

    List<FoundingDraft> findByOrderByChangedAtDesc();

    void delete(FoundingDraft draft);

    default FoundingDraft get(DraftId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("founding.unknown"));
    }
}
