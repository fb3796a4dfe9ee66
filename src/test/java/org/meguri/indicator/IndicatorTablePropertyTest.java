package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.meguri.indicator.IndicatorTable.Column;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

/** Whatever stands in a table, it is read, or said to be wrong; and what is read can be assessed and drawn. */
class IndicatorTablePropertyTest {

    private static final PlanId PLAN = new PlanId(new UUID(0, 1));

    private static final IndicatorTable.Known NOTHING =
            new IndicatorTable.Known(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    @Property(tries = 2_000)
    void every_table_has_a_reading(@ForAll("tables") List<List<String>> cells) {
        var rows = new ArrayList<List<String>>();
        rows.add(Arrays.stream(Column.values()).map(Column::heading).toList());
        rows.addAll(cells);
        var reading = IndicatorTable.read(rows, NOTHING, IndicatorTable.Decisions.NONE);
        assertThat(reading.lines()).hasSameSizeAs(cells);
        if (!reading.findings().isEmpty()) {
            return;
        }
        for (var line : reading.lines()) {
            var view = new Indicator(IndicatorId.create(), PLAN, line.draft(), null).view();
            var assessment = Assessment.of(view, new FiscalYear(2023), null, Yardstick.USUAL);
            assertThat(assessment.achievement()).isInstanceOf(Achievement.None.class);
            Chart.of(view, Map.of()).ifPresent(chart -> {
                assertThat(chart.levels()).hasSizeBetween(2, 7);
                assertThat(chart.levels())
                        .allSatisfy(level -> assertThat(level.at()).isBetween(chart.top(), chart.bottom()));
                assertThat(chart.years())
                        .allSatisfy(year -> assertThat(year.at()).isBetween(chart.left(), chart.right()));
            });
        }
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        var cell = Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "1",
                        "264件",
                        "△1４0人",
                        "-0.033（R1）",
                        "現状値以上",
                        "現状維持",
                        "調整中",
                        "新規",
                        "R8",
                        "H28",
                        "increase",
                        "maintain",
                        "年 4件",
                        "0.0",
                        "99999999999999999999件",
                        "0.000000000000001",
                        "（再掲）",
                        "goal",
                        "80%以上"),
                Arbitraries.strings().ofMaxLength(12));
        // A first cell that is never blank: a row of nothing is no row.
        return cell.list()
                .ofSize(Column.values().length - 1)
                .map(rest -> {
                    var row = new ArrayList<String>();
                    row.add("1");
                    row.addAll(rest);
                    return (List<String>) row;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
