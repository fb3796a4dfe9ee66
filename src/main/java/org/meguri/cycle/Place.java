package org.meguri.cycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.UnitId;

/**
 * Where in a stage a day counts: for all of it, for one unit's part of it, or for one sheet (answer, decision …) alone.
 *
 * @param unit whose work it is; null where the work is the whole town's
 * @param subject the aggregate that the work is about (evaluation, remark or cycle)
 */
public record Place(@Nullable UnitId unit, @Nullable UUID subject) {

    /** All of a stage. */
    public static final Place EVERYWHERE = new Place(null, null);

    /** One unit's part. */
    public static Place of(UnitId unit) {
        return new Place(unit, null);
    }

    /** Whether this place is the whole stage. */
    public boolean everywhere() {
        return unit == null && subject == null;
    }

    /** Whether what is said of this place is said of the other one too. */
    public boolean covers(Place other) {
        return (unit == null || unit.equals(other.unit)) && (subject == null || subject.equals(other.subject));
    }
}
