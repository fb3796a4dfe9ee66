package org.meguri.extension;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Conversations with their first word, without loading any. */
interface ExtensionFigures extends Repository<Extension, ExtensionId> {

    /** A conversation. */
    record Row(UUID id, UUID cycle, UUID unit, ExtensionState state, Act first) {}

    @Query(
            """
            select new org.meguri.extension.ExtensionFigures$Row(e.id.value, e.cycle.value, e.unit.value, e.state, t.act)
            from Extension e join e.turns t where index(t) = 0 and e.cycle.value in :cycles""")
    List<Row> of(Collection<UUID> cycles);
}
