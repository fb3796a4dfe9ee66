package org.meguri.publication;

import java.util.List;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PublicationDrafts extends Repository<PublicationDraft, PublicationDraftId> {

    PublicationDraft saveAndFlush(PublicationDraft draft);

    Optional<PublicationDraft> findById(PublicationDraftId id);

    /** The year of a draft, without reading the draft: it is read once the year is locked. */
    @Query("select d.cycle from PublicationDraft d where d.id = :id")
    Optional<CycleId> cycleOf(PublicationDraftId id);

    @Query("select d from PublicationDraft d where d.cycle = :cycle order by d.proposedAt, d.id.value")
    List<PublicationDraft> ofCycle(CycleId cycle);
}
