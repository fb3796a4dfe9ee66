package org.meguri.ladder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * An edition of the rung table.
 *
 * @param number from 1, in the order of making
 * @param stage which stage it changed; {@value EditLadder#ALL} for the whole table
 * @param withdrawnAt since when it is clear that it will not come; null where it counts
 */
record LadderEditionView(
        int number,
        LocalDate fromDay,
        String stage,
        String reason,
        List<LadderRow> rows,
        OfficerId madeBy,
        Instant madeAt,
        @Nullable Instant withdrawnAt) {}
