package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanView;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.http.HttpStatus;

class CycleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final PlanView PLAN = plan("◎");

    @Test
    void a_cycle_is_planned_first_and_has_no_days_of_its_own_yet() {
        var cycle = planned().view();
        assertThat(cycle.state()).isEqualTo(CycleState.PLANNED);
        assertThat(cycle.openedOn()).isNull();
        assertThat(cycle.running()).isFalse();
        assertThat(cycle.due(Stage.REVIEW)).isEqualTo(DAY.plusDays(Stage.REVIEW.ordinal()));
    }

    @Test
    void a_cycle_is_opened_once() {
        var cycle = planned();
        cycle.open(DAY);
        assertThat(cycle.view().openedOn()).isEqualTo(DAY);
        assertThat(cycle.view().running()).isTrue();
        assertThatThrownBy(() -> cycle.open(DAY.plusDays(1)))
                .asInstanceOf(type(Refusal.class))
                .returns(HttpStatus.CONFLICT, Refusal::status);
        assertThat(cycle.view().openedOn()).isEqualTo(DAY);
    }

    @Test
    void the_days_of_a_planned_cycle_can_be_set_anew_those_of_an_open_one_cannot() {
        var cycle = planned();
        cycle.replan(PLAN, "改めた計画 令和７年度", own("{\"id\":\"new\"}"), days(DAY.plusYears(1)));
        assertThat(cycle.view().boardDue()).isEqualTo(dues(DAY.plusYears(1)).get(Stage.BOARD));
        assertThat(cycle.view().sheet()).isEqualTo("{\"id\":\"new\"}");
        cycle.open(DAY);
        assertThatThrownBy(() -> cycle.replan(PLAN, "計画 令和７年度", own("{}"), days(DAY)))
                .asInstanceOf(type(Refusal.class))
                .returns("cycle.already-open", Refusal::key);
        assertThat(cycle.view().dues()).isEqualTo(dues(DAY.plusYears(1)));
        assertThat(cycle.view().title()).isEqualTo("改めた計画 令和７年度");
    }

    @ParameterizedTest
    @EnumSource(
            value = CycleState.class,
            names = {"PLANNED", "CLOSED"},
            mode = EnumSource.Mode.EXCLUDE)
    void a_cycle_goes_on_and_never_back(CycleState state) {
        var cycle = in(state);
        for (var next : CycleState.values()) {
            if (next.ordinal() < state.ordinal()) {
                assertThatThrownBy(() -> cycle.enter(next)).isInstanceOf(IllegalStateException.class);
            }
        }
        cycle.enter(state);
        assertThat(cycle.state()).as("told twice").isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(CycleState.class)
    void only_a_published_year_is_closed(CycleState state) {
        var cycle = in(state);
        if (state == CycleState.PUBLICATION) {
            cycle.close(DAY.plusDays(7));
            assertThat(cycle.view().closedOn()).isEqualTo(DAY.plusDays(7));
            assertThat(cycle.view().running()).isFalse();
        } else {
            var before = cycle.view();
            assertThatThrownBy(() -> cycle.close(DAY.plusDays(7))).isInstanceOf(IllegalStateException.class);
            assertThat(cycle.view()).isEqualTo(before);
        }
    }

    @Test
    void a_cycle_keeps_the_scales_that_it_was_planned_with() {
        var cycle = planned();
        assertThat(cycle.view().definition()).isEqualTo(PLAN.definition());
        assertThat(cycle.view().definition()).isNotEqualTo(plan("○").definition());
        assertThat(cycle.view().sheet()).isEqualTo("{}");
    }

    private static Cycle in(CycleState state) {
        var cycle = planned();
        if (state == CycleState.PLANNED) {
            return cycle;
        }
        cycle.open(DAY);
        if (state == CycleState.CLOSED) {
            cycle.enter(CycleState.PUBLICATION);
            cycle.close(DAY);
        } else {
            cycle.enter(state);
        }
        return cycle;
    }

    private static Cycle planned() {
        return new Cycle(CycleId.create(), PLAN, new FiscalYear(2025), "計画 令和７年度", own("{}"), days(DAY));
    }

    private static Map<Stage, StageDays> days(LocalDate first) {
        var days = new java.util.EnumMap<Stage, StageDays>(Stage.class);
        dues(first).forEach((stage, due) -> days.put(stage, new StageDays(due, null)));
        return days;
    }

    private static Map<Stage, LocalDate> dues(LocalDate first) {
        var dues = new EnumMap<Stage, LocalDate>(Stage.class);
        for (var stage : Stage.values()) {
            dues.put(stage, first.plusDays(stage.ordinal()));
        }
        return dues;
    }

    private static PlanView plan(String code) {
        var yaml =
                """
                code: small-plan
                title: 計画
                period: {from: 2022, to: 2026}
                item: 取組
                levels:
                  - {key: pillar, label: 柱}
                scales:
                  - key: result
                    label: 評価
                    choices:
                      - {code: %s, label: 計画以上}
                      - {code: ×, label: 未実施}
                sheet: reform-evaluation
                columns:
                  - {name: 番号, to: number}
                  - {name: 柱, to: level.pillar}
                  - {name: 取組名, to: name}
                  - {name: 評価, to: answer.result, scale: result}
                  - {name: 所管課, to: units}
                tally: [result]
                """
                        .formatted(code);
        var definition = PlanDefinition.read(yaml);
        return new PlanView(PlanId.create(), definition.code(), definition.title(), definition, yaml);
    }

    @Test
    void until_it_opens_a_cycle_takes_all_forms_of_its_plan_anew() {
        var cycle = new Cycle(
                CycleId.create(),
                PLAN,
                new FiscalYear(2025),
                "計画 令和７年度",
                new Cycle.Forms("{}", Map.of("brief", "{1}", "old", "{2}")),
                days(DAY));
        assertThat(cycle.view().sheetOf("")).contains("{}");
        assertThat(cycle.view().sheetOf(null)).contains("{}");
        assertThat(cycle.view().sheetOf("old")).contains("{2}");

        cycle.replan(PLAN, "計画 令和７年度", new Cycle.Forms("{}", Map.of("brief", "{3}")), days(DAY));
        assertThat(cycle.view().sheets()).isEqualTo(Map.of("brief", "{3}"));
        assertThat(cycle.view().sheetOf("old")).isEmpty();
    }

    private static Cycle.Forms own(String json) {
        return new Cycle.Forms(json, Map.of());
    }
}
