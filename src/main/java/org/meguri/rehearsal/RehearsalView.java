package org.meguri.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * A rehearsal as pages show it.
 *
 * @param underWay whether it is still to be played, or being played
 * @param trouble why there is no outcome, in words; null where there is one, or where the node went down
 * @param outcome null until it is done
 */
record RehearsalView(
        int number,
        String name,
        boolean underWay,
        @Nullable String trouble,
        OfficerId askedBy,
        Instant askedAt,
        Assumptions assumptions,
        @Nullable Outcome outcome) {}
