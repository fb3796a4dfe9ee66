package org.meguri.indicator;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Stamp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up indicators, their actuals and what is to be said of them. */
@Service
@Transactional(readOnly = true)
public class IndicatorLookup {

    private final Indicators indicators;
    private final IndicatorActuals actuals;
    private final Yardsticks yardsticks;

    IndicatorLookup(Indicators indicators, IndicatorActuals actuals, Yardsticks yardsticks) {
        this.indicators = indicators;
        this.actuals = actuals;
        this.yardsticks = yardsticks;
    }

    /** The indicator. @throws org.meguri.system.Refusal (404) when there is none */
    public IndicatorView indicator(IndicatorId id) {
        return indicators.get(id).view();
    }

    /** The indicators of a plan in the order of its table. */
    public List<IndicatorView> ofPlan(PlanId plan) {
        return views(indicators.ofPlan(plan));
    }

    /** The indicators that belong to any of these items, in the order of the plan's table. */
    public List<IndicatorView> ofItems(Collection<PlanItemId> items) {
        return items.isEmpty() ? List.of() : views(indicators.ofItems(items));
    }

    /** The indicators whose actuals any of these units enters; those that are printed again are among them. */
    public List<IndicatorView> ofUnits(Collection<UnitId> units) {
        return units.isEmpty() ? List.of() : views(indicators.ofUnits(units));
    }

    /** Changes whenever an indicator does. */
    public String stamp() {
        return Stamp.of(indicators.versions());
    }

    /** All indicators of all plans. */
    public List<IndicatorView> all() {
        return views(indicators.all());
    }

    /** Everything that was ever entered for an indicator, the oldest year and the first revision first. */
    public List<ActualView> history(IndicatorView indicator) {
        return actuals.of(List.of(indicator.series())).stream()
                .map(IndicatorActual::view)
                .toList();
    }

    /** What holds now of what was entered, by series and year; a value that was taken back is not among it. */
    public Map<IndicatorId, Map<FiscalYear, ActualView>> actuals(Collection<IndicatorView> of) {
        var series = of.stream().map(IndicatorView::series).distinct().toList();
        var found = new HashMap<IndicatorId, Map<FiscalYear, ActualView>>();
        if (series.isEmpty()) {
            return found;
        }
        for (var row : actuals.of(series)) {
            var actual = row.view();
            found.computeIfAbsent(actual.indicator(), id -> new HashMap<>()).put(actual.year(), actual);
        }
        found.values().forEach(years -> years.values().removeIf(actual -> actual.amount() == null));
        return found;
    }

    /** What is to be said of these indicators in a year; two queries, and one for each plan. */
    public List<Assessment> assess(List<IndicatorView> of, FiscalYear year) {
        var entered = actuals(of);
        var plans = new HashMap<PlanId, Yardstick>();
        return of.stream()
                .map(indicator -> Assessment.of(
                        indicator,
                        year,
                        entered.getOrDefault(indicator.series(), Map.of()).get(year),
                        plans.computeIfAbsent(indicator.plan(), yardsticks::of)))
                .toList();
    }

    /** How a plan reads its indicators; the usual where it does not say. */
    public Yardstick yardstick(PlanId plan) {
        return yardsticks.of(plan);
    }

    private static List<IndicatorView> views(List<Indicator> found) {
        return found.stream().map(Indicator::view).toList();
    }
}
