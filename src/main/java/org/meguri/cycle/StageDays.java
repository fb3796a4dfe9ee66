package org.meguri.cycle;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two clocks of a stage (期限と締切).
 *
 * @param due the day after which it is late, and still possible
 * @param lockDay the last day on which it is possible, on or after {@code due}; null where it never closes by itself
 */
@Embeddable
record StageDays(LocalDate due, @Nullable LocalDate lockDay) {}
