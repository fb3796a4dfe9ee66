package org.meguri.indicator;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells of a plan's indicators in Japanese, for what is published. */
@Service
@Transactional(readOnly = true)
public class IndicatorReports {

    private final IndicatorLookup lookup;
    private final AssessmentWords words;

    IndicatorReports(IndicatorLookup lookup, Words words) {
        this.lookup = lookup;
        this.words = new AssessmentWords(words.inJapanese());
    }

    /** All indicators of the plan as they stand in the year, in the order of the plan's table. */
    public List<IndicatorReport> of(PlanId plan, FiscalYear year) {
        var indicators = lookup.ofPlan(plan);
        var entered = lookup.actuals(indicators);
        return lookup.assess(indicators, year).stream()
                .map(assessment -> report(assessment, entered))
                .toList();
    }

    private IndicatorReport report(Assessment assessment, Map<IndicatorId, Map<FiscalYear, ActualView>> entered) {
        var indicator = assessment.indicator();
        var told = words.tell(assessment);
        return new IndicatorReport(
                indicator,
                entered.getOrDefault(indicator.series(), Map.of()).values().stream()
                        .filter(actual -> actual.year().compareTo(assessment.year()) <= 0)
                        .sorted(Comparator.comparing(ActualView::year))
                        .toList(),
                told.achievement(),
                assessment.pace().standing(),
                told.pace(),
                told.expected());
    }
}
