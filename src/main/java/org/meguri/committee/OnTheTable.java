package org.meguri.committee;

import java.util.Optional;
import java.util.Set;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;

/** Which sheets of a year the committee is given. Known to the room that arranges its sittings. */
public interface OnTheTable {

    /** The sheets that planning has chosen; empty while nothing is chosen, when the committee is given all of them. */
    Optional<Set<EvaluationId>> of(CycleId cycle);
}
