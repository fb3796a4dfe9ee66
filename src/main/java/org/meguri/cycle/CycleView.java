package org.meguri.cycle;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
 * @param sheets the JSON of the plan's other forms (簡易) as they were then, by their keys
 * @param locks the last day (締切) of each stage that closes by itself; stages without one are missing
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
        @Nullable LocalDate closedOn,
        Map<String, String> sheets,
        Map<Stage, LocalDate> locks) {

    /** A cycle of a plan with one sheet, whose stages do not close by themselves. */
    public CycleView(
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
        this(id, plan, year, title, state, dues, definition, sheet, openedOn, closedOn, Map.of(), Map.of());
    }

    /**
     * The JSON of one of the plan's forms as it was then.
     *
     * @param variant its key, null or "" for the plan's own
     * @return empty when the plan had no such form
     */
    public Optional<String> sheetOf(@Nullable String variant) {
        return variant == null || variant.isEmpty() ? Optional.of(sheet) : Optional.ofNullable(sheets.get(variant));
    }

    /** What a form is called, its key where the definition does not name it. @param variant "" has no name: the plan's own */
    public String labelOf(String variant) {
        return named(variant).orElse(variant);
    }

    /** What a form is called, if the definition names it. */
    public Optional<String> named(String variant) {
        return definition.variants().stream()
                .filter(one -> one.key().equals(variant))
                .map(PlanDefinition.Variant::label)
                .findFirst();
    }

    /** The due day of a stage. */
    public LocalDate due(Stage stage) {
        var due = dues.get(stage);
        if (due == null) {
            throw new IllegalStateException("Cycle " + id + " has no due day for " + stage);
        }
        return due;
    }

    /** The last day of a stage (締切); empty where it does not close by itself. */
    public Optional<LocalDate> lock(Stage stage) {
        return Optional.ofNullable(locks.get(stage));
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
