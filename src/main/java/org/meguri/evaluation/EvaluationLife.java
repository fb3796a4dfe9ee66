package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.plan.ItemLife;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.WorkInProgress;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sheets in the life of an item. Everybody who is signed in reads it, so that grades stand there only once they are
 * published; before, it says no more than where the sheet is.
 */
@Component
@Transactional(readOnly = true)
class EvaluationLife implements ItemLife, WorkInProgress {

    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final Words words;

    EvaluationLife(EvaluationLookup evaluations, CycleLookup cycles, Words words) {
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.words = words;
    }

    @Override
    public List<ItemLife.Entry> of(Collection<PlanItemId> items) {
        var known = new HashMap<CycleId, CycleView>();
        var sheets = new HashMap<String, Sheet>();
        var entries = new ArrayList<ItemLife.Entry>();
        for (var evaluation : evaluations.ofItems(items)) {
            var cycle = known.computeIfAbsent(evaluation.cycle(), cycles::get);
            var text = evaluation.status() == Status.PUBLISHED
                    ? grades(
                            sheets.computeIfAbsent(
                                    cycle.id() + " " + evaluation.variant(), key -> evaluations.sheet(evaluation)),
                            evaluation)
                    : words.of("evaluation.status." + evaluation.status());
            entries.add(new ItemLife.Entry(
                    evaluation.item(), cycle.year(), "evaluation.life", text, "/evaluations/" + evaluation.id()));
        }
        return entries;
    }

    /** What citizens read too: the published choices with their labels. */
    private String grades(Sheet sheet, EvaluationView evaluation) {
        return String.join(
                words.of("evaluation.life.between"),
                sheet.fields().stream()
                        .filter(SheetField::choice)
                        .filter(SheetField::published)
                        .filter(field -> evaluation.content().containsKey(field.key()))
                        .map(field -> words.of(
                                "evaluation.life.grade",
                                field.label(),
                                field.display(evaluation.content().get(field.key()))))
                        .toList());
    }

    @Override
    public List<WorkInProgress.Open> open(Collection<PlanItemId> items) {
        return evaluations.ofItems(items).stream()
                .filter(evaluation ->
                        evaluation.status() != Status.CONFIRMED && evaluation.status() != Status.PUBLISHED)
                .filter(evaluation -> cycles.get(evaluation.cycle()).running())
                .map(evaluation -> new WorkInProgress.Open(
                        evaluation.item(), cycles.get(evaluation.cycle()).year(), "evaluation.open"))
                .toList();
    }
}
