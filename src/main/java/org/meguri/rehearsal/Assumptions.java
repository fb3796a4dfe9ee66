package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.meguri.cycle.Stage;

/**
 * What a rehearsal takes for granted.
 *
 * @param opening a working day, on which the year is opened
 * @param dues of every stage
 * @param locks of the stages that close by themselves
 * @param paces by unit; a unit that is missing is in time
 * @param review working days that the planning division takes for a sheet, 0 or more
 */
record Assumptions(
        LocalDate opening, Map<Stage, LocalDate> dues, Map<Stage, LocalDate> locks, Map<UUID, Pace> paces, int review) {

    /** Working days before the due day: even a sheet that is sent back once is in again before the earliest reminder. */
    static final int IN_TIME = -6;

    /**
     * How a unit keeps its days.
     *
     * @param handIn working days from the due day on which it hands in and answers: −30 to 60, negative for before
     * @param approval working days that its chief takes, 0 to 30
     */
    record Pace(int handIn, int approval) {

        static final Pace USUAL = new Pace(IN_TIME, 0);
    }

    Pace pace(UUID unit) {
        return paces.getOrDefault(unit, Pace.USUAL);
    }
}
