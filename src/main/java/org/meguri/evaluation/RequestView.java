package org.meguri.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;

/**
 * What was asked for when a sheet was sent back.
 *
 * @param round the round that was sent back
 * @param field the field it concerns, or null for the whole sheet
 * @param proposed the wording that the field should have; null where none was proposed
 * @param reply what the department answered; missing while it is open
 */
public record RequestView(
        UUID id,
        int round,
        ReturningStage stage,
        @Nullable String field,
        String text,
        @Nullable String proposed,
        OfficerId madeBy,
        Instant madeAt,
        @Nullable String reply) {}
