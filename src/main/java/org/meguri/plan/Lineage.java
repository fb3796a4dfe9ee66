package org.meguri.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.Refusal;

/**
 * Where an item comes from and what became of it, across merges, splits and plans; renumbering and renaming leave an item
 * the same. Made of the decisions that stand.
 *
 * @param item whose lineage it is
 * @param ancestors what went into it, directly or not, the nearest first
 * @param descendants what came out of it, directly or not, the nearest first
 * @param others the rest of the family: what shares an ancestor or a descendant
 * @param decisions that join items of the family, by year
 */
public record Lineage(
        PlanItemId item,
        List<PlanItemId> ancestors,
        List<PlanItemId> descendants,
        List<PlanItemId> others,
        List<DecisionView> decisions) {

    /** The whole family: the item, its ancestors, its descendants and the others. */
    public List<PlanItemId> family() {
        var family = new ArrayList<PlanItemId>();
        family.add(item);
        family.addAll(ancestors);
        family.addAll(descendants);
        family.addAll(others);
        return family;
    }

    static Lineage of(PlanItemId item, Collection<DecisionView> joining) {
        var up = new HashMap<PlanItemId, List<PlanItemId>>();
        var down = new HashMap<PlanItemId, List<PlanItemId>>();
        var both = new HashMap<PlanItemId, List<PlanItemId>>();
        joining.stream().filter(DecisionView::stands).forEach(decision -> {
            for (var from : decision.items(Part.SUBJECT)) {
                for (var to : decision.results()) {
                    up.computeIfAbsent(to, one -> new ArrayList<>()).add(from);
                    down.computeIfAbsent(from, one -> new ArrayList<>()).add(to);
                    both.computeIfAbsent(to, one -> new ArrayList<>()).add(from);
                    both.computeIfAbsent(from, one -> new ArrayList<>()).add(to);
                }
            }
        });
        var ancestors = reached(item, up);
        var descendants = reached(item, down);
        var others = new ArrayList<>(reached(item, both));
        others.removeAll(ancestors);
        others.removeAll(descendants);
        var family = new HashSet<>(reached(item, both));
        family.add(item);
        return new Lineage(
                item,
                ancestors,
                descendants,
                others,
                joining.stream()
                        .filter(DecisionView::stands)
                        .filter(decision -> decision.lines().stream().anyMatch(line -> family.contains(line.item())))
                        .sorted(Comparator.comparing(DecisionView::year)
                                .thenComparing(DecisionView::at)
                                .thenComparing(DecisionView::position))
                        .toList());
    }

    /** The ancestors of each of the items that has any, the nearest first. */
    static Map<PlanItemId, List<PlanItemId>> ancestors(Collection<PlanItemId> items, Collection<DecisionView> joining) {
        var up = new HashMap<PlanItemId, List<PlanItemId>>();
        joining.stream().filter(DecisionView::stands).forEach(decision -> decision.results()
                .forEach(to -> up.computeIfAbsent(to, one -> new ArrayList<>()).addAll(decision.items(Part.SUBJECT))));
        var ancestors = new HashMap<PlanItemId, List<PlanItemId>>();
        for (var item : items) {
            if (up.containsKey(item)) {
                ancestors.put(item, reached(item, up));
            }
        }
        return ancestors;
    }

    /** @throws Refusal when an item would be its own ancestor */
    static void requireNoLoop(Collection<RegisterDecision> joining) {
        var down = new LinkedHashMap<PlanItemId, List<PlanItemId>>();
        joining.stream()
                .filter(RegisterDecision::stands)
                .map(RegisterDecision::view)
                .forEach(decision -> decision.items(Part.SUBJECT)
                        .forEach(from -> down.computeIfAbsent(from, one -> new ArrayList<>())
                                .addAll(decision.results())));
        // Whoever is left when nobody without ancestors is taken away any more stands in a loop.
        var open = new HashMap<PlanItemId, Integer>();
        down.forEach((from, all) -> {
            open.putIfAbsent(from, 0);
            all.forEach(to -> open.merge(to, 1, Integer::sum));
        });
        var free = new ArrayDeque<PlanItemId>();
        open.forEach((item, ancestors) -> {
            if (ancestors == 0) {
                free.add(item);
            }
        });
        var taken = 0;
        while (!free.isEmpty()) {
            var next = free.remove();
            taken++;
            for (var to : down.getOrDefault(next, List.of())) {
                if (open.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            }
        }
        if (taken < open.size()) {
            throw new Refusal("plan.register.loop");
        }
    }

    private static List<PlanItemId> reached(PlanItemId from, Map<PlanItemId, List<PlanItemId>> edges) {
        var reached = new ArrayList<PlanItemId>();
        Set<PlanItemId> seen = new HashSet<>();
        seen.add(from);
        var next = new ArrayDeque<PlanItemId>();
        next.add(from);
        while (!next.isEmpty()) {
            for (var to : edges.getOrDefault(next.remove(), List.of())) {
                if (seen.add(to)) {
                    reached.add(to);
                    next.add(to);
                }
            }
        }
        return List.copyOf(reached);
    }
}
