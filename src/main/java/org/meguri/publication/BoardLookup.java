package org.meguri.publication;

import java.util.List;
import org.meguri.cycle.CycleId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up what the board said. */
@Service
@Transactional(readOnly = true)
public class BoardLookup {

    private final BoardDecisions decisions;

    BoardLookup(BoardDecisions decisions) {
        this.decisions = decisions;
    }

    /** The board's decisions on a cycle, first attempt first. */
    public List<BoardDecisionView> of(CycleId cycle) {
        return decisions.ofCycle(cycle).stream().map(BoardDecision::view).toList();
    }
}
