package org.meguri.ladder;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.organization.OfficerId;

/**
 * The rung table has a new edition, or one that was to come will not.
 *
 * @param stage which stage was changed; ALL where the whole table was
 * @param from the day from which it counts
 * @param withdrawn whether it will not come
 */
public record LadderChanged(int number, String stage, LocalDate from, boolean withdrawn, OfficerId by, Instant at) {}
