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
 * @param inTime working days from the due day on which a unit is that is in time, negative: before the first reminder
 * @param remarks on how many sheets the committee remarks, 0 or more
 */
record Assumptions(
        LocalDate opening,
        Map<Stage, LocalDate> dues,
        Map<Stage, LocalDate> locks,
        Map<UUID, Pace> paces,
        int review,
        int inTime,
        int remarks) {

    /** Working days by which a sheet that is in time is ahead of the first reminder. */
    static final int AHEAD = 3;

    /** On how many sheets the committee usually remarks. */
    static final int USUAL_REMARKS = 3;

    /**
     * How a unit keeps its days.
     *
     * @param handIn working days from the due day on which it hands in and answers: −30 to 60, negative for before
     * @param approval working days that its chief takes, 0 to 30
     */
    record Pace(int handIn, int approval) {}

    /** The pace of a unit of which nothing is said. */
    Pace usual() {
        return new Pace(inTime, 0);
    }

    Pace pace(UUID unit) {
        return paces.getOrDefault(unit, usual());
    }
}
