package org.meguri.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanDefinition.Column;
import org.meguri.plan.PlanDefinition.Scale;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Sheets;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the year after a cycle begins from: its days, and the plan as it says now. */
@Service
@Transactional(readOnly = true)
public class NextYear {

    private final PlanRegister plans;
    private final Sheets sheets;
    private final WorkingCalendar calendar;

    NextYear(PlanRegister plans, Sheets sheets, WorkingCalendar calendar) {
        this.plans = plans;
        this.sheets = sheets;
        this.calendar = calendar;
    }

    /**
     * A proposal for the next year.
     *
     * @param dues the days of this year a year later, each on the next working day, none before the one it follows
     * @param locks the last days of this year a year later, each on the next working day and not before the stage is due
     * @param items how many items are in force then
     * @param differences in what the plan says otherwise than this year's cycle, as message key and arguments
     */
    public record Proposal(
            FiscalYear year,
            Map<Stage, LocalDate> dues,
            Map<Stage, LocalDate> locks,
            int items,
            boolean afterPeriod,
            List<Difference> differences) {}

    /** Something that will be otherwise. */
    public record Difference(String key, List<Object> arguments) {}

    /** What a cycle for the year after this one would be. */
    public Proposal after(CycleView cycle) {
        var year = cycle.year().next();
        var plan = plans.plan(cycle.plan());
        var dues = moved(cycle);
        return new Proposal(
                year,
                dues,
                locks(cycle, dues),
                plans.itemsInForce(cycle.plan(), year).size(),
                year.year() > plan.period().to(),
                differences(cycle, plan.definition()));
    }

    private Map<Stage, LocalDate> moved(CycleView cycle) {
        var dues = new EnumMap<Stage, LocalDate>(Stage.class);
        var before = LocalDate.MIN;
        for (var stage : Stage.values()) {
            var due = calendar.plus(cycle.due(stage).plusYears(1), 0);
            before = due.isBefore(before) ? before : due;
            dues.put(stage, before);
        }
        return dues;
    }

    private Map<Stage, LocalDate> locks(CycleView cycle, Map<Stage, LocalDate> dues) {
        var locks = new EnumMap<Stage, LocalDate>(Stage.class);
        cycle.locks().forEach((stage, lock) -> {
            var moved = calendar.plus(lock.plusYears(1), 0);
            var due = Objects.requireNonNull(dues.get(stage));
            locks.put(stage, moved.isBefore(due) ? due : moved);
        });
        return locks;
    }

    private List<Difference> differences(CycleView cycle, PlanDefinition now) {
        var before = cycle.definition();
        var differences = new ArrayList<Difference>();
        for (var scale : before.scales()) {
            var after = now.scale(scale.key());
            if (after.isEmpty()) {
                differences.add(difference("scale-gone", scale.label()));
            } else if (!after.get().choices().equals(scale.choices())) {
                differences.add(difference("scale-changed", scale.label()));
            }
        }
        now.scales().stream()
                .filter(scale -> before.scale(scale.key()).isEmpty())
                .map(Scale::label)
                .forEach(label -> differences.add(difference("scale-new", label)));
        before.columns().stream()
                .filter(column -> now.column(column.to()).isEmpty())
                .map(Column::heading)
                .forEach(heading -> differences.add(difference("column-gone", heading)));
        now.columns().stream()
                .filter(column -> before.column(column.to()).isEmpty())
                .map(Column::heading)
                .forEach(heading -> differences.add(difference("column-new", heading)));
        if (!Objects.equals(cycle.sheet(), sheets.json(now.sheet()))) {
            differences.add(difference("sheet-changed"));
        }
        for (var variant : before.variants()) {
            var after = now.variants().stream()
                    .filter(one -> one.key().equals(variant.key()))
                    .findFirst();
            if (after.isEmpty()) {
                differences.add(difference("variant-gone", variant.label()));
            } else if (!sheets.exists(after.get().sheet())
                    || !cycle.sheetOf(variant.key())
                            .equals(Optional.of(sheets.json(after.get().sheet())))) {
                differences.add(difference("variant-changed", variant.label()));
            }
        }
        now.variants().stream()
                .filter(variant ->
                        before.variants().stream().noneMatch(one -> one.key().equals(variant.key())))
                .forEach(variant -> differences.add(difference("variant-new", variant.label())));
        return differences;
    }

    private static Difference difference(String key, Object... arguments) {
        return new Difference("cycle.next." + key, List.of(arguments));
    }
}
