package org.meguri.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.evaluation.EvaluationId;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SeenRounds extends Repository<SeenRound, SeenKey> {

    SeenRound save(SeenRound one);

    Optional<SeenRound> findById(SeenKey key);

    @Modifying
    @Query("delete from SeenRound o where o.key.evaluation = :evaluation and o.key.round = :round")
    void forget(EvaluationId evaluation, int round);

    @Query("select o from SeenRound o where o.key.officer = :officer and o.key.evaluation.value in :evaluations")
    List<SeenRound> of(OfficerId officer, Collection<UUID> evaluations);
}
