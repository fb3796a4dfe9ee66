package org.meguri.cycle;

import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** When a task is due. */
@Service
public class Deadlines {

    private final WorkingCalendar calendar;

    Deadlines(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * The due day of a task that is opened on this day: the stage's own, or later where somebody gets the task late
     * through no fault of theirs (after a return, or because an earlier step was late): then the stage's grace in working
     * days counts from the opening.
     */
    public LocalDate due(CycleView cycle, Stage stage, LocalDate openedOn) {
        var planned = cycle.due(stage);
        var humane = calendar.plus(openedOn, stage.grace());
        return humane.isAfter(planned) ? humane : planned;
    }
}
