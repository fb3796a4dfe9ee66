package org.meguri.cycle;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AssemblySessions extends Repository<AssemblySession, UUID> {

    AssemblySession saveAndFlush(AssemblySession session);

    Optional<AssemblySession> findById(UUID id);

    /** Those that share a day with these, by their first day. */
    @Query(
            """
            select s from AssemblySession s
            where s.removedAt is null and s.firstDay <= :last and s.lastDay >= :first order by s.firstDay""")
    List<AssemblySession> touching(LocalDate first, LocalDate last);

    /** Removed ones too. */
    @Query("select s from AssemblySession s where s.id in :ids")
    List<AssemblySession> withIds(Collection<UUID> ids);
}
