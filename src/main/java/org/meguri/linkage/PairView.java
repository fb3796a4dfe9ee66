package org.meguri.linkage;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * Two items that may be the same work.
 *
 * @param score how much the names are alike, 0 to 1000
 * @param words what both names have, the reason that a person is shown
 * @param units names of the units that both items have
 * @param reason why it was declined, or null
 */
public record PairView(
        UUID id,
        Pair pair,
        PairState state,
        int score,
        List<String> words,
        List<String> units,
        Instant proposedAt,
        @Nullable OfficerId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {}
