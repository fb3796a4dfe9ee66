package org.meguri.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meguri.mirror.ItemFigure;
import org.meguri.mirror.ItemFigure.Standing;
import org.meguri.mirror.ItemFigures;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The indicators of items as an evaluation is held against them. */
@Component
@Transactional(readOnly = true)
class FiguresOfItems implements ItemFigures {

    private final IndicatorLookup lookup;

    FiguresOfItems(IndicatorLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public Map<PlanItemId, List<ItemFigure>> of(Collection<PlanItemId> items, FiscalYear year, SignedIn person) {
        var indicators = lookup.ofItems(items);
        if (indicators.isEmpty()) {
            return Map.of();
        }
        var entered = lookup.actuals(indicators);
        var found = new LinkedHashMap<PlanItemId, List<ItemFigure>>();
        for (var assessment : lookup.assess(indicators, year)) {
            var indicator = assessment.indicator();
            found.computeIfAbsent(Objects.requireNonNull(indicator.item()), item -> new ArrayList<>())
                    .add(figure(assessment, entered.getOrDefault(indicator.series(), Map.of()), person));
        }
        return found;
    }

    private static ItemFigure figure(Assessment assessment, Map<FiscalYear, ActualView> entered, SignedIn person) {
        var indicator = assessment.indicator();
        var actual = assessment.actual();
        var own = indicator.original() == null && Indicator.mayWrite(person, indicator.unit());
        var year = assessment.year();
        return new ItemFigure(
                indicator.name(),
                indicator.measure(),
                actual == null ? null : actual.amount(),
                known(indicator, entered, year),
                actual == null ? Standing.UNKNOWN : standing(assessment),
                actual == null ? "" : actual.raw(),
                own
                        ? "/indicators/" + indicator.id() + "/actuals/" + year.year()
                        : "/indicators/" + indicator.series() + "?year=" + year.year(),
                own);
    }

    private static Standing standing(Assessment assessment) {
        if (assessment.achievement() instanceof Achievement.Judged judged) {
            return judged.satisfied() ? Standing.MET : Standing.MISSED;
        }
        if (AssessmentWords.reached(assessment.achievement())) {
            return Standing.MET;
        }
        var pace = assessment.pace().standing();
        if (pace == null) {
            return Standing.UNKNOWN;
        }
        return pace == Pace.Standing.BEHIND ? Standing.MISSED : Standing.MET;
    }

    private static List<BigDecimal> known(
            IndicatorView indicator, Map<FiscalYear, ActualView> entered, FiscalYear year) {
        var known = new ArrayList<BigDecimal>();
        add(known, indicator.baseline().amount());
        add(known, indicator.target().amount());
        entered.forEach((when, actual) -> {
            if (!when.equals(year)) {
                add(known, actual.amount());
            }
        });
        return known;
    }

    private static void add(List<BigDecimal> known, @Nullable BigDecimal amount) {
        if (amount != null) {
            known.add(amount);
        }
    }
}
