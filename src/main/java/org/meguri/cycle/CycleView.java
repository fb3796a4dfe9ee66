package org.meguri.cycle;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

/**
 * A cycle as other rooms see it.
 *
 * @param dues the due day of each stage
 * @param definition the plan's definition as it was when the cycle was last planned; a past year keeps its own scales
 * @param sheet the JSON of the evaluation sheet's form as it was then
 */
public record CycleView(
        CycleId id,
        PlanId plan,
        FiscalYear year,
        String title,
        CycleState state,
        Map<Stage, LocalDate> dues,
        PlanDefinition definition,
        String sheet,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    /** The due day of a stage. */
    public LocalDate due(Stage stage) {
        var due = dues.get(stage);
        if (due == null) {
            throw new IllegalStateException("Cycle " + id + " has no due day for " + stage);
        }
        return due;
    }

    /** When the board is to confirm. */
    public LocalDate boardDue() {
        return due(Stage.BOARD);
    }

    /** Whether sheets of this cycle are out and the year is not over. */
    public boolean running() {
        return state != CycleState.PLANNED && state != CycleState.CLOSED;
    }
}
