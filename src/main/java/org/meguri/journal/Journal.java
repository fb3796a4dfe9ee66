package org.meguri.journal;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the journal. */
@Service
@Transactional(readOnly = true)
public class Journal {

    private final JournalEntries entries;

    Journal(JournalEntries entries) {
        this.entries = entries;
    }

    /** Everything that happened in a cycle, oldest first. */
    public List<EntryView> ofCycle(UUID cycle) {
        return entries.findByCycleIdOrderById(cycle).stream()
                .map(JournalEntry::view)
                .toList();
    }

    /** The latest lines, newest first. @param most 1 or more */
    public List<EntryView> latest(int most) {
        return entries.findAllByOrderByIdDesc(Limit.of(most)).stream()
                .map(JournalEntry::view)
                .toList();
    }
}
