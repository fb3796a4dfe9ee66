package org.meguri.task;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** The rung table of the town, and its calendar, as the chase needs them. Implemented where the table is evaluated. */
public interface ChaseRules {

    /** When a rung is reached, who is told, how, and by what way. */
    record Step(Rung rung, Instant at, Set<Addressee> recipients, Tone tone, Channel channel) {}

    /** The step for a task of this kind and due day; empty when the table has no such rung. */
    Optional<Step> step(TaskKind kind, Rung rung, LocalDate due);

    /** How many working days before a due day the earliest rung of the whole table is reached; 0 when none is. */
    default int lead() {
        return 0;
    }
}
