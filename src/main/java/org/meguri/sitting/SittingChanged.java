package org.meguri.sitting;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/**
 * A sitting is planned, or planned otherwise, or called off.
 *
 * @param items sheets on its agenda now
 */
public record SittingChanged(
        SittingId sitting,
        CycleId cycle,
        int number,
        What what,
        LocalDate heldOn,
        int items,
        OfficerId by,
        Instant at) {

    /** What was done. */
    public enum What {
        PLANNED,
        MOVED,
        AGENDA,
        CALLED_OFF
    }
}
