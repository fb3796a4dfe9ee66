package org.meguri.publication;

import java.util.List;
import org.meguri.cycle.CycleId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BoardDecisions extends Repository<BoardDecision, BoardKey> {

    BoardDecision saveAndFlush(BoardDecision decision);

    @Query("select d from BoardDecision d where d.key.cycle = :cycle order by d.key.attempt")
    List<BoardDecision> ofCycle(CycleId cycle);
}
