package org.meguri.proposal;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.system.Refusal;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Proposals extends Repository<Proposal, ProposalId> {

    Proposal saveAndFlush(Proposal proposal);

    Optional<Proposal> findById(ProposalId id);

    @Query("select p from Proposal p where p.round = :round order by p.seq")
    List<Proposal> ofRound(ProposalRoundId round);

    @Query("select p from Proposal p where p.id.value in :ids")
    List<Proposal> ofIds(Collection<UUID> ids);

    @Query("select p.id.value from Proposal p where lower(p.heading) like :like escape '!'")
    List<UUID> headed(String like, Limit limit);

    @Query("select count(p) from Proposal p where p.round = :round")
    int countOf(ProposalRoundId round);

    /** Those that are not decided yet and that one of these units leads or shares. */
    @Query(
            """
            select p from Proposal p
            where p.state in (DRAFT, SUBMITTED, APPROVED)
              and exists (select 1 from p.units u where u.unit.value in :units)
            order by p.round.value, p.seq
            """)
    List<Proposal> unfinishedOf(Collection<UUID> units);

    @Query("select p from Proposal p where p.item.value in :items")
    List<Proposal> thatBecame(Collection<UUID> items);

    @Query("select coalesce(max(p.seq), 0) from Proposal p where p.round = :round")
    int lastSeq(ProposalRoundId round);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Proposal p where p.id = :id")
    Optional<Proposal> findForUpdate(ProposalId id);

    /** @throws Refusal (404) when there is none */
    default Proposal get(ProposalId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("proposal.unknown"));
    }

    /** Until the transaction ends nobody else writes or decides. @throws Refusal (404) when there is none */
    default Proposal hold(ProposalId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("proposal.unknown"));
    }
}
