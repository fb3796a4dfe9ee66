package org.meguri.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.meguri.plan.ItemLife;
import org.meguri.plan.PlanItemId;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The actuals of an item's indicators, year by year, in the item's life. */
@Component
class IndicatorLife implements ItemLife {

    private final IndicatorLookup lookup;
    private final AssessmentWords assessments;
    private final Words words;

    IndicatorLife(IndicatorLookup lookup, AssessmentWords assessments, Words words) {
        this.lookup = lookup;
        this.assessments = assessments;
        this.words = words;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> of(Collection<PlanItemId> items) {
        var indicators = lookup.ofItems(items);
        var entered = lookup.actuals(indicators);
        var entries = new ArrayList<Entry>();
        for (var indicator : indicators) {
            var item = indicator.item();
            if (item == null) {
                continue;
            }
            var yardstick = lookup.yardstick(indicator.plan());
            entered.getOrDefault(indicator.series(), Map.of()).forEach((year, actual) -> {
                var assessment = Assessment.of(indicator, year, actual, yardstick);
                var text = words.of(
                        "indicator.life.text",
                        indicator.name(),
                        actual.raw(),
                        assessments.achievement(assessment.achievement()));
                entries.add(new Entry(
                        item, year, "indicator.life", text, "/indicators/" + indicator.id() + "?year=" + year));
            });
        }
        return entries;
    }
}
