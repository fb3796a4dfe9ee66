package org.meguri.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.Responsibility;

/** How long it takes to look for pairs among the city's own plans, and among plans a hundred times as many. */
class NameIndexBenchmark {

    @Test
    void proposals_between_the_city_s_three_plans_and_larger_ones() {
        for (var times : List.of(1, 1, 10, 30)) {
            var plans = new LinkedHashMap<PlanId, List<PlanItemView>>();
            for (var names : List.of(RealNames.measures(), RealNames.projects(), RealNames.pledges())) {
                var plan = new PlanId(UUID.randomUUID());
                plans.put(plan, items(plan, names, times));
            }
            System.gc();
            var runtime = Runtime.getRuntime();
            var before = runtime.totalMemory() - runtime.freeMemory();
            var start = System.nanoTime();
            var found = ProposeLinks.found(plans, RealNames.everyday());
            var millis = (System.nanoTime() - start) / 1_000_000;
            System.gc();
            var kept = runtime.totalMemory() - runtime.freeMemory() - before;
            System.out.printf(
                    "%s items: %d proposals, %d ms, %d KiB kept%n",
                    plans.values().stream().map(List::size).toList(), found.size(), millis, kept / 1024);
        }
    }

    private static List<PlanItemView> items(PlanId plan, Map<String, String> names, int times) {
        var unit = new UnitId(UUID.randomUUID());
        var items = new ArrayList<PlanItemView>();
        for (var round = 0; round < times; round++) {
            for (var name : names.values()) {
                items.add(new PlanItemView(
                        PlanItemId.create(),
                        plan,
                        items.size() + 1,
                        null,
                        round == 0 ? name : name + "第" + round + "期",
                        Map.of(),
                        Map.of(),
                        List.of(new Responsibility(unit, "課", true))));
            }
        }
        return items;
    }
}
