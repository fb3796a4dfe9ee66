package org.meguri.proposal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/**
 * What was decided on a proposal.
 *
 * @param number which submission it is about
 * @param unit whose chief decided; null for the planning division
 * @param reason "" where none was given
 * @param inSteadOf who was away when a deputy decided (代決), or null
 * @param byDirector whether the director decided in a chief's place, since every chief had a hand in the text
 * @param carriedFrom the unit that it was decided for before a reorganisation, or null
 */
public record DecisionView(
        int number,
        Verdict verdict,
        @Nullable UnitId unit,
        String reason,
        OfficerId by,
        @Nullable OfficerId inSteadOf,
        boolean byDirector,
        Instant at,
        @Nullable UnitId carriedFrom) {}
