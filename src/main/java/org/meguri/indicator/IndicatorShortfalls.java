package org.meguri.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meguri.plan.ItemShortfalls;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Indicators that fell short: behind the line from baseline to target beyond the plan's tolerance ({@link Aim#pace}); where
 * there is no line, an aim that was not met. One that has reached its target never does.
 */
@Component
class IndicatorShortfalls implements ItemShortfalls {

    private final IndicatorLookup lookup;

    IndicatorShortfalls(IndicatorLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<PlanItemId, List<Shortfall>> of(Collection<PlanItemId> items, FiscalYear year) {
        var found = new LinkedHashMap<PlanItemId, List<Shortfall>>();
        for (var assessment : lookup.assess(lookup.ofItems(items), year)) {
            var item = assessment.indicator().item();
            var actual = assessment.actual();
            if (item != null && actual != null && fellShort(assessment)) {
                var expected = assessment.pace().expected();
                found.computeIfAbsent(item, id -> new ArrayList<>())
                        .add(new Shortfall(
                                assessment.indicator().name(),
                                actual.raw(),
                                expected == null
                                        ? ""
                                        : AssessmentWords.grouped(expected.toPlainString())
                                                + assessment.indicator().measure()));
            }
        }
        return found;
    }

    private static boolean fellShort(Assessment assessment) {
        if (AssessmentWords.reached(assessment.achievement())) {
            return false;
        }
        return assessment.pace().standing() == Pace.Standing.BEHIND
                || assessment.achievement() instanceof Achievement.Judged;
    }
}
