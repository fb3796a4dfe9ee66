package org.meguri.sitting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.difference.GradeChange;
import org.meguri.evaluation.EarlierRemarks;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.mirror.ItemFigure;
import org.meguri.mirror.ItemFigures;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Figure;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sheets of a year, with what speaks for having the committee look at them. The number of queries does not depend on how many there are. */
@Service
@Transactional(readOnly = true)
class Candidates {

    private static final String ITEM = "item.";
    private static final String ANSWER = "answer.";

    private final EvaluationLookup evaluations;
    private final EarlierRemarks remarks;
    private final ItemFigures figures;
    private final PlanRegister plans;
    private final CycleLookup cycles;
    private final Directory directory;
    private final Sittings sittings;

    Candidates(
            EvaluationLookup evaluations,
            EarlierRemarks remarks,
            ItemFigures figures,
            PlanRegister plans,
            CycleLookup cycles,
            Directory directory,
            Sittings sittings) {
        this.evaluations = evaluations;
        this.remarks = remarks;
        this.figures = figures;
        this.plans = plans;
        this.cycles = cycles;
        this.directory = directory;
        this.sittings = sittings;
    }

    /** What speaks for a sheet. */
    enum Ground {
        /** The grade is better than last year's. */
        RAISED,
        /** The grade is worse than last year's. */
        LOWERED,
        /** An indicator of the item is not where it should be. */
        MISSED,
        /** A remark of an earlier year is still open. */
        REMARKED,
        /** A figure of the item, such as its cost, is as large as planning asks for. */
        LARGE
    }

    /**
     * A sheet that could be chosen.
     *
     * @param ready whether it is confirmed, so that members may read it
     * @param grade what is answered on the sheet's first scale, "" where nothing is
     * @param before the same of last year
     * @param amount the figure that was asked for, as printed; "" where there is none
     * @param sittings numbers of the sittings that have it on their agendas
     */
    record Candidate(
            EvaluationId evaluation,
            String heading,
            String unit,
            boolean ready,
            String grade,
            String before,
            String amount,
            Set<Ground> grounds,
            List<Integer> sittings) {}

    /** A column of the plan's table that holds figures. @param to what it carries: {@code item.…} or {@code answer.…} */
    record Amount(String to, String label, @Nullable String measure) {}

    /** What may be asked of a plan's sheets under {@link Ground#LARGE}; none where its table holds no figures. */
    List<Amount> amounts(CycleView cycle) {
        return cycle.definition().columns().stream()
                .filter(PlanDefinition.Column::figure)
                .filter(column -> column.to().startsWith(ITEM) || column.to().startsWith(ANSWER))
                .map(column -> new Amount(column.to(), column.heading(), column.measure()))
                .toList();
    }

    /** All sheets of the year in the order of the plan. @param amount as in {@link #amounts}, null for none. @param least from which a figure is large */
    List<Candidate> of(CycleView cycle, @Nullable String amount, @Nullable BigDecimal least, SignedIn person) {
        var sheets = evaluations.all(cycle.id());
        var items = plans.itemsAsOf(cycle.plan(), cycle.year()).stream()
                .collect(Collectors.toMap(PlanItemView::id, item -> item));
        var ids = sheets.stream().map(EvaluationView::item).toList();
        var last = evaluations.lastYear(cycle, ids);
        var counted = figures.of(ids, cycle.year(), person);
        var open = remarks.onAll(cycle, sheets);
        var units = directory.unitsOf(
                sheets.stream().map(EvaluationView::leadUnit).distinct().toList());
        var placed = placed(cycle);
        var graded = new Graded(cycle);
        return sheets.stream()
                .map(sheet -> {
                    var scale = graded.scale(sheet);
                    var grade = scale.map(field -> sheet.content().getOrDefault(field.key(), ""))
                            .orElse("");
                    var before =
                            last.getOrDefault(sheet.item(), List.of()).stream().findFirst();
                    var was = scale.flatMap(field ->
                                    before.map(answers -> answers.content().getOrDefault(field.key(), "")))
                            .orElse("");
                    var printed = amount == null ? "" : printed(amount, sheet, items.get(sheet.item()));
                    var grounds = EnumSet.noneOf(Ground.class);
                    scale.ifPresent(field -> {
                        // Of a year before the product only the letter is known; it is held against this year's scale.
                        var comparable = graded.sameAsLast(field)
                                || before.filter(answers -> answers.evaluation() == null)
                                        .isPresent();
                        var change = GradeChange.of(grade, was, field.options(), comparable);
                        if (change == GradeChange.UP) {
                            grounds.add(Ground.RAISED);
                        } else if (change == GradeChange.DOWN) {
                            grounds.add(Ground.LOWERED);
                        }
                    });
                    if (missed(counted, sheet.item())) {
                        grounds.add(Ground.MISSED);
                    }
                    if (!open.getOrDefault(sheet.id(), List.of()).isEmpty()) {
                        grounds.add(Ground.REMARKED);
                    }
                    if (least != null
                            && Figure.read(printed)
                                    .filter(value -> value.compareTo(least) >= 0)
                                    .isPresent()) {
                        grounds.add(Ground.LARGE);
                    }
                    var unit = units.get(sheet.leadUnit());
                    return new Candidate(
                            sheet.id(),
                            sheet.heading(),
                            unit == null ? "" : unit.name(),
                            sheet.status().reached(Status.CONFIRMED),
                            grade,
                            was,
                            printed,
                            grounds,
                            placed.getOrDefault(sheet.id(), List.of()));
                })
                .toList();
    }

    private static boolean missed(Map<PlanItemId, List<ItemFigure>> counted, PlanItemId item) {
        return counted.getOrDefault(item, List.of()).stream()
                .anyMatch(figure -> figure.standing() == ItemFigure.Standing.MISSED);
    }

    private static String printed(String amount, EvaluationView sheet, @Nullable PlanItemView item) {
        if (amount.startsWith(ANSWER)) {
            return sheet.content().getOrDefault(amount.substring(ANSWER.length()), "");
        }
        return item == null ? "" : item.texts().getOrDefault(amount.substring(ITEM.length()), "");
    }

    private Map<EvaluationId, List<Integer>> placed(CycleView cycle) {
        var placed = new HashMap<EvaluationId, List<Integer>>();
        sittings.of(cycle.id()).stream().map(Sitting::view).forEach(sitting -> sitting.agenda()
                .forEach(item -> placed.computeIfAbsent(item.evaluation(), sheet -> new ArrayList<>())
                        .add(sitting.number())));
        return placed;
    }

    /** The first scale of each form, and whether last year's had the same choices. */
    private final class Graded {

        private final Map<String, Optional<SheetField>> scales = new HashMap<>();
        private final Map<String, Boolean> same = new HashMap<>();
        private final Optional<Sheet> lastForm;

        Graded(CycleView cycle) {
            lastForm = cycles.previous(cycle).map(before -> evaluations.sheet(before.id()));
        }

        Optional<SheetField> scale(EvaluationView sheet) {
            var variant = sheet.variant();
            return scales.computeIfAbsent(
                    variant == null ? "" : variant, form -> evaluations.sheet(sheet).fields().stream()
                            .filter(field -> field.choice() && field.scaled())
                            .findFirst());
        }

        boolean sameAsLast(SheetField field) {
            return same.computeIfAbsent(field.key(), key -> lastForm.flatMap(form -> form.field(key))
                    .map(then -> GradeChange.sameScale(then.options(), field.options()))
                    .orElse(true));
        }
    }
}
