package org.meguri.organization;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SteadDecisions extends Repository<SteadDecision, UUID> {

    /** Whose desk a decision lies on: the holders of the same role in the unit. */
    String ON_DESK =
            """
            from SteadDecision s
            where ((s.role = org.meguri.organization.Role.SECTION_CHIEF and s.desk.value in :chiefOf)
                or (s.role = org.meguri.organization.Role.DIRECTOR and s.desk.value in :directorOf))
            """;

    SteadDecision save(SteadDecision decision);

    @Query("select s " + ON_DESK + " and s.seenAt is null order by s.decidedAt desc, s.title")
    List<SteadDecision> unseen(Collection<UUID> chiefOf, Collection<UUID> directorOf);

    @Query("select s " + ON_DESK + " and s.seenAt is not null order by s.decidedAt desc, s.title")
    List<SteadDecision> seen(Collection<UUID> chiefOf, Collection<UUID> directorOf, Limit most);

    @Query("select count(s) " + ON_DESK + " and s.seenAt is null")
    long countUnseen(Collection<UUID> chiefOf, Collection<UUID> directorOf);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from SteadDecision s where s.id in :ids order by s.id")
    List<SteadDecision> lock(Collection<UUID> ids);

    @Query("select s from SteadDecision s where s.desk.value in :units and s.seenAt is null order by s.decidedAt")
    List<SteadDecision> unseenOf(Collection<UUID> units);

    @Query("select s from SteadDecision s where s.subject = :subject order by s.decidedAt")
    List<SteadDecision> about(UUID subject);
}
