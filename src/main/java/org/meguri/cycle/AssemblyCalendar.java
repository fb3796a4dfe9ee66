package org.meguri.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When the assembly sits. */
@Service
@Transactional(readOnly = true)
public class AssemblyCalendar {

    private final AssemblySessions sessions;

    AssemblyCalendar(AssemblySessions sessions) {
        this.sessions = sessions;
    }

    /** The sessions that share a day with these days, both included, by their first day. They do not overlap. */
    public List<AssemblyView> between(LocalDate first, LocalDate last) {
        return sessions.touching(first, last).stream()
                .map(AssemblySession::view)
                .toList();
    }

    /** The names of the sessions among these ids, of removed ones too. */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : sessions.withIds(ids).stream()
                        .map(AssemblySession::view)
                        .collect(Collectors.toMap(AssemblyView::id, AssemblyView::name));
    }
}
