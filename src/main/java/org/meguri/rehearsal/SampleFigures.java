package org.meguri.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.indicator.IndicatorLookup;
import org.meguri.indicator.IndicatorView;
import org.meguri.indicator.TakeReadyFigures;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The indicators of the sample town's strategy, and what became of them. */
@Component
@Profile("demo")
class SampleFigures {

    private static final String TABLE = "strategy1-indicators.csv";

    /** A year of the table, counted from the one that is evaluated: the town is founded on any day. */
    private static final Pattern YEAR = Pattern.compile("\\{([+-][0-9]+)\\}");

    private final TakeReadyFigures take;
    private final IndicatorLookup indicators;
    private final Conductor conductor;
    private final WorkingCalendar calendar;

    SampleFigures(TakeReadyFigures take, IndicatorLookup indicators, Conductor conductor, WorkingCalendar calendar) {
        this.take = take;
        this.indicators = indicators;
        this.conductor = conductor;
        this.calendar = calendar;
    }

    /** Takes the table in, and what was known of the years before the evaluated one. */
    void takeIn(PlanId plan, FiscalYear evaluated) {
        var table = YEAR.matcher(SampleFiles.text(TABLE))
                .replaceAll(year ->
                        after(evaluated, Integer.parseInt(year.group(1))).japanese());
        take.table(plan, SampleFiles.file(TABLE, table), conductor.planner());
        eachActual(plan, (indicator, values, node) -> {
            for (var at = 0; at < values.size() - 1; at++) {
                var year = after(evaluated, at - values.size() + 1);
                enter(indicator, year, values.get(at), "", null, conductor.planner());
            }
        });
    }

    /** What the departments enter for the evaluated year; some cannot say for good yet, one has not got to it. */
    void recordYear(PlanId plan, FiscalYear evaluated, LocalDate today) {
        eachActual(plan, (indicator, values, node) -> {
            var value = values.get(values.size() - 1);
            var unit = indicator.unit();
            if (value.isEmpty() || unit == null) {
                return;
            }
            var settles = node.path("settles").asInt();
            enter(
                    indicator,
                    evaluated,
                    value,
                    node.path("note").asText(),
                    settles > 0 ? calendar.plus(today, settles) : null,
                    conductor.someone(Role.SECTION_STAFF, unit));
        });
    }

    private void enter(
            IndicatorView indicator,
            FiscalYear year,
            String raw,
            String note,
            @Nullable LocalDate settlesOn,
            SignedIn by) {
        take.actual(new TakeReadyFigures.Ready(indicator.id(), year, raw, note, settlesOn), by);
    }

    /** Something done with an indicator and its values, the oldest year first. */
    private interface Act {
        void on(IndicatorView indicator, List<String> values, JsonNode node);
    }

    private void eachActual(PlanId plan, Act act) {
        var all = indicators.ofPlan(plan);
        for (var node : SampleFiles.desks().path("actuals")) {
            var name = node.path("indicator").asText();
            var indicator = all.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The sample town counts no " + name));
            act.on(indicator, SampleFiles.texts(node.path("values")), node);
        }
    }

    private static FiscalYear after(FiscalYear year, int years) {
        return new FiscalYear(year.year() + years);
    }
}
