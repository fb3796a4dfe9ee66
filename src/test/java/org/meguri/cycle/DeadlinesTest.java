package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

class DeadlinesTest {

    /** A Friday: the working day after is the 29th of June. */
    private static final LocalDate DUE = LocalDate.of(2026, 6, 26);

    private final Deadlines deadlines = new Deadlines(ClosedDaysFixture.calendar());

    @Test
    void who_gets_a_task_in_time_has_the_days_of_the_year() {
        for (var stage : Stage.values()) {
            assertThat(deadlines.due(cycle(), stage, LocalDate.of(2026, 6, 1))).isEqualTo(DUE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SELF_EVALUATION, 2026-07-01",
        "APPROVAL,        2026-07-01",
        "REVIEW,          2026-07-03",
        "COMMITTEE,       2026-06-26",
        "ANSWER,          2026-07-03",
        "ANSWER_APPROVAL, 2026-07-01",
        "BOARD,           2026-06-26",
        "PUBLICATION,     2026-06-26"
    })
    void who_gets_a_task_on_the_last_day_has_the_grace_of_the_stage(Stage stage, LocalDate due) {
        assertThat(deadlines.due(cycle(), stage, DUE)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-22, 2026-06-26", "2026-06-23, 2026-06-26", "2026-06-24, 2026-06-29"})
    void grace_only_ever_gives_time(LocalDate opened, LocalDate due) {
        assertThat(deadlines.due(cycle(), Stage.SELF_EVALUATION, opened)).isEqualTo(due);
    }

    @Test
    void a_task_without_grace_that_opens_on_a_day_off_is_due_on_the_next_working_day() {
        assertThat(deadlines.due(cycle(), Stage.BOARD, LocalDate.of(2026, 7, 19)))
                .isEqualTo("2026-07-21");
    }

    @Test
    void days_that_the_town_is_closed_are_no_grace() {
        var closed = new Deadlines(ClosedDaysFixture.calendar(LocalDate.of(2026, 6, 30)));
        assertThat(closed.due(cycle(), Stage.APPROVAL, DUE)).isEqualTo("2026-07-02");
    }

    private static CycleView cycle() {
        var dues = new EnumMap<Stage, LocalDate>(Stage.class);
        for (var stage : Stage.values()) {
            dues.put(stage, DUE);
        }
        return new CycleView(
                CycleId.create(),
                PlanId.create(),
                new FiscalYear(2025),
                "計画",
                CycleState.EVALUATION,
                Map.copyOf(dues),
                definition(),
                "{}",
                LocalDate.of(2026, 6, 1),
                null);
    }

    private static PlanDefinition definition() {
        return PlanDefinition.read(
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
                      - {code: ◎, label: 計画以上}
                      - {code: ×, label: 未実施}
                sheet: reform-evaluation
                columns:
                  - {name: 番号, to: number}
                  - {name: 柱, to: level.pillar}
                  - {name: 取組名, to: name}
                  - {name: 評価, to: answer.result, scale: result}
                  - {name: 所管課, to: units}
                tally: [result]
                """);
    }
}
