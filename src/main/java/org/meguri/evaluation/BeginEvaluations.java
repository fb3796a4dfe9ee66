package org.meguri.evaluation;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.YearItems;
import org.meguri.system.UseCase;
import org.springframework.data.domain.Limit;

/** Prepares the sheets of a cycle and hands them out, chunk by chunk. */
@UseCase
public class BeginEvaluations {

    private final Evaluations evaluations;
    private final CycleLookup cycles;
    private final YearItems years;
    private final EvaluationFlow flow;
    private final EntityManager entityManager;

    BeginEvaluations(
            Evaluations evaluations,
            CycleLookup cycles,
            YearItems years,
            EvaluationFlow flow,
            EntityManager entityManager) {
        this.entityManager = entityManager;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.years = years;
        this.flow = flow;
    }

    /**
     * One sheet for each item that the plan has in this year and that has none in this cycle yet; doing it again adds
     * nothing. The transaction goes on with nothing loaded: with all sheets and items of a large year in it, each query for
     * the next chunk would first look through thousands of them for changes.
     */
    public void prepare(CycleId cycle) {
        var known = evaluations.findByCycleOrderBySeq(cycle).stream()
                .map(evaluation -> evaluation.view().item())
                .collect(Collectors.toSet());
        var fresh = new ArrayList<Evaluation>();
        var view = cycles.get(cycle);
        var variants = years.variants(view);
        for (var item : years.of(view)) {
            if (!known.contains(item.id())) {
                var variant = variants.getOrDefault(item.id(), "");
                fresh.add(new Evaluation(
                        EvaluationId.create(),
                        cycle,
                        item,
                        view.sheetOf(variant).isPresent() ? variant : ""));
            }
        }
        evaluations.saveAllAndFlush(fresh);
        entityManager.clear();
    }

    /**
     * Hands out the next sheets, each with a process of its own.
     *
     * @param most how many at the most, 1 or more
     * @return whether there are more
     */
    public boolean openNext(CycleId cycle, int most) {
        var next = evaluations.findByCycleAndStatusOrderBySeq(cycle, Status.PREPARED, Limit.of(most + 1));
        var chunk = next.subList(0, Math.min(most, next.size()));
        chunk.forEach(Evaluation::open);
        evaluations.flush();
        chunk.forEach(evaluation -> flow.start(evaluation.view()));
        return next.size() > most;
    }
}
