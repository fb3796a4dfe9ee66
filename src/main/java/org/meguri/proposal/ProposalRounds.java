package org.meguri.proposal;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProposalRounds extends Repository<ProposalRound, ProposalRoundId> {

    ProposalRound saveAndFlush(ProposalRound round);

    Optional<ProposalRound> findById(ProposalRoundId id);

    long count();

    @Query("select r from ProposalRound r order by r.fiscalYear desc, r.openedAt desc, r.title")
    List<ProposalRound> all();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from ProposalRound r where r.id = :id")
    Optional<ProposalRound> findForUpdate(ProposalRoundId id);

    /** @throws Refusal (404) when there is none */
    default ProposalRound get(ProposalRoundId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("proposal.round.unknown"));
    }

    /** Until the transaction ends nobody else adds proposals or closes it. @throws Refusal (404) when there is none */
    default ProposalRound hold(ProposalRoundId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("proposal.round.unknown"));
    }
}
