package org.meguri.linkage;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.plan.PlanItemId;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every pair that was ever proposed. */
interface ProposedPairs extends Repository<ProposedPair, UUID> {

    ProposedPair save(ProposedPair pair);

    List<ProposedPair> saveAllAndFlush(Iterable<ProposedPair> pairs);

    List<ProposedPair> findByStateOrderByScoreDescProposedAtAscIdAsc(PairState state);

    List<ProposedPair> findByStateOrderByDecidedAtDescIdAsc(PairState state);

    long countByState(PairState state);

    Optional<ProposedPair> findByLowAndHigh(PlanItemId low, PlanItemId high);

    @Query("select new org.meguri.linkage.Pair(p.low, p.high) from ProposedPair p")
    List<Pair> known();

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from ProposedPair p where p.id = :id")
    Optional<ProposedPair> lock(UUID id);
}
