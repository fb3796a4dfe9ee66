package org.meguri.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was in the town hall for a time.
 *
 * @param unit the name of the unit, which is another one after it was renamed
 * @param to the last day; null while no end is set
 */
public record Posting(String unit, Role role, LocalDate from, @Nullable LocalDate to) {

    /** Whether it was so on the day. */
    public boolean covers(LocalDate day) {
        return new Validity(from, to).covers(day);
    }
}
