package org.meguri.journal;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface JournalEntries extends Repository<JournalEntry, Long>, JpaSpecificationExecutor<JournalEntry> {

    JournalEntry save(JournalEntry entry);

    List<JournalEntry> findByCycleIdOrderById(UUID cycle);

    List<JournalEntry> findByActionAndSubjectIdIn(String action, Collection<UUID> subjects);

    List<JournalEntry> findAllByOrderByIdDesc(Limit limit);
}
