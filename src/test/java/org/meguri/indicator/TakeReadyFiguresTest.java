package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.intake.Upload;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;

@MeguriTest
@SuppressWarnings("NullAway.Init")
class TakeReadyFiguresTest {

    private static final String PLAN =
            """
            code: ready-figures
            title: 小さな計画
            period: {from: 2022, to: 2026}
            item: 施策
            levels:
              - {key: goal, label: 基本目標}
            scales:
              - key: result
                label: 評価
                choices:
                  - {code: ◎, label: 計画以上}
                  - {code: ×, label: 未実施}
            sheet: reform-evaluation
            columns:
              - {name: 目標, to: level.goal}
              - {name: 施策, to: name}
              - {name: 評価, to: answer.result, scale: result}
              - {name: 所管課, to: units}
            tally: [result]
            """;

    private static final FiscalYear YEAR = new FiscalYear(2023);

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    TakeReadyFigures take;

    @Autowired
    IndicatorLookup lookup;

    private PlanId plan = new PlanId(new UUID(0, 0));

    @BeforeEach
    void found() {
        clock.moveTo(Instant.parse("2024-06-10T01:00:00Z"));
        town.found();
        plan = adopt.adopt(PLAN);
    }

    @Test
    void a_table_that_says_everything_is_taken_in_with_its_actuals() {
        assertThat(table("increase", "flow")).isOne();
        var settles = LocalDate.of(2024, 7, 31);

        actual("58", settles);

        assertThat(lookup.history(lookup.ofPlan(plan).get(0))).singleElement().satisfies(entered -> {
            assertThat(entered.raw()).isEqualTo("58");
            assertThat(entered.provisional()).isTrue();
            assertThat(entered.settlesOn()).isEqualTo(settles);
        });
    }

    @Test
    void a_table_that_leaves_a_question_is_refused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> table("", ""))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("indicator.intake.undecided"));
        assertThat(lookup.ofPlan(plan)).isEmpty();
    }

    @Test
    void a_value_that_looks_odd_is_refused() {
        table("increase", "flow");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> actual("5,800", null))
                .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("indicator.entry.confirm-reason"));
        assertThat(lookup.history(lookup.ofPlan(plan).get(0))).isEmpty();
    }

    private int table(String direction, String kind) {
        var csv = "indicator,baseline_raw,baseline_year,target_raw,target_year,unit,direction,kind\n"
                + "相談の件数,48件,R3,90件,R8,件," + direction + "," + kind + "\n";
        return take.table(plan, new Upload("指標.csv", csv.getBytes(StandardCharsets.UTF_8)), town.person("kikaku"));
    }

    private void actual(String raw, @Nullable LocalDate settlesOn) {
        var indicator = lookup.ofPlan(plan).get(0).id();
        take.actual(new TakeReadyFigures.Ready(indicator, YEAR, raw, "", settlesOn), town.person("kikaku"));
    }
}
