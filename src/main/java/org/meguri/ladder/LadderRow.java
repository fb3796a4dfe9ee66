package org.meguri.ladder;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.task.Addressee;
import org.meguri.task.Channel;
import org.meguri.task.ChaseRules.Step;
import org.meguri.task.Rung;
import org.meguri.task.Tone;

/**
 * A rung of a stage.
 *
 * @param stage name of a stage of a year or of a round of proposals
 * @param workingDays relative to the due day: −60 to 60; 0 is the due day itself
 * @param addressees at least one
 */
public record LadderRow(
        String stage, Rung rung, int workingDays, Set<Addressee> addressees, Tone tone, Channel channel) {

    private static final LocalTime MORNING = LocalTime.of(8, 30);

    public LadderRow {
        // In the order of the enumeration, wherever it is printed.
        addressees = addressees.isEmpty() ? Set.of() : EnumSet.copyOf(addressees);
    }

    /** The day on which the rung is reached on the way to a due day. */
    public LocalDate day(LocalDate due, WorkingCalendar calendar) {
        return workingDays == 0 ? due : calendar.plus(due, workingDays);
    }

    /** The rung on the way to a due day: reached at half past eight in the morning. */
    public Step step(LocalDate due, WorkingCalendar calendar) {
        return new Step(
                rung,
                day(due, calendar)
                        .atTime(MORNING)
                        .atZone(ZoneId.systemDefault())
                        .toInstant(),
                addressees,
                tone,
                channel);
    }
}
