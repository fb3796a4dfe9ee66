package org.meguri.sitting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;

/**
 * A sitting as other rooms see it.
 *
 * @param number within the year, from 1 in the order in which they were made
 * @param panel the name of the panel that sits; "" for the whole committee
 * @param agenda the sheets in their order
 * @param revision goes up with every change
 */
public record SittingView(
        SittingId id,
        CycleId cycle,
        int number,
        LocalDate heldOn,
        LocalTime beginsAt,
        String place,
        String panel,
        List<AgendaItem> agenda,
        long revision) {

    public SittingView {
        agenda = List.copyOf(agenda);
    }

    /** A sheet on the agenda. @param at when it is called, if those before it keep their time */
    public record AgendaItem(EvaluationId evaluation, Minutes minutes, LocalTime at) {}

    /** Minutes of the whole agenda. */
    public int minutes() {
        return agenda.stream().mapToInt(item -> item.minutes().total()).sum();
    }

    /** When it ends, if everything keeps its time. */
    public LocalTime endsAt() {
        return beginsAt.plusMinutes(minutes());
    }

    /** Whether it would go on beyond midnight. */
    public boolean tooLong() {
        return beginsAt.toSecondOfDay() / 60 + minutes() >= 24 * 60;
    }
}
