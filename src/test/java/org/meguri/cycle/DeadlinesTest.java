package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanId;
import org.meguri.system.FiscalYear;

class DeadlinesTest {

    /** A Friday: the working day after is the 29th of June. */
    private static final LocalDate DUE = LocalDate.of(2026, 6, 26);

    private final List<DayChange> said = new ArrayList<>();

    private final DayChanges changes = new DayChanges() {

        @Override
        public DayChange saveAndFlush(DayChange change) {
            said.add(change);
            return change;
        }

        @Override
        public List<DayChange> of(CycleId cycle) {
            return said;
        }

        @Override
        public List<DayChange> of(CycleId cycle, Stage stage) {
            return said.stream().filter(one -> one.view().stage() == stage).toList();
        }

        @Override
        public int last(CycleId cycle) {
            return said.size();
        }
    };

    private final Deadlines deadlines = new Deadlines(ClosedDaysFixture.calendar(), changes);

    @Test
    void who_gets_a_task_in_time_has_the_days_of_the_year() {
        for (var stage : Stage.values()) {
            assertThat(deadlines.due(cycle(), stage, Place.EVERYWHERE, LocalDate.of(2026, 6, 1)))
                    .isEqualTo(DUE);
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
        assertThat(deadlines.due(cycle(), stage, Place.EVERYWHERE, DUE)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-22, 2026-06-26", "2026-06-23, 2026-06-26", "2026-06-24, 2026-06-29"})
    void grace_only_ever_gives_time(LocalDate opened, LocalDate due) {
        assertThat(deadlines.due(cycle(), Stage.SELF_EVALUATION, Place.EVERYWHERE, opened))
                .isEqualTo(due);
    }

    @Test
    void a_task_without_grace_that_opens_on_a_day_off_is_due_on_the_next_working_day() {
        assertThat(deadlines.due(cycle(), Stage.BOARD, Place.EVERYWHERE, LocalDate.of(2026, 7, 19)))
                .isEqualTo("2026-07-21");
    }

    @Test
    void days_that_the_town_is_closed_are_no_grace() {
        var closed = new Deadlines(ClosedDaysFixture.calendar(LocalDate.of(2026, 6, 30)), changes);
        assertThat(closed.due(cycle(), Stage.APPROVAL, Place.EVERYWHERE, DUE)).isEqualTo("2026-07-02");
    }

    private static final UnitId SHOKO = new UnitId(UUID.randomUUID());
    private static final UUID SHEET = UUID.randomUUID();
    private static final Instant OPENED = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void what_was_said_last_of_a_place_counts_for_it_and_for_nobody_else() {
        say(1, Place.of(SHOKO), LocalDate.of(2026, 7, 3));
        say(2, new Place(SHOKO, SHEET), LocalDate.of(2026, 7, 10));
        assertThat(due(new Place(SHOKO, SHEET))).isEqualTo("2026-07-10");
        assertThat(due(new Place(SHOKO, UUID.randomUUID()))).isEqualTo("2026-07-03");
        assertThat(due(new Place(new UnitId(UUID.randomUUID()), SHEET))).isEqualTo(DUE);
        say(3, Place.of(SHOKO), LocalDate.of(2026, 7, 6));
        assertThat(due(new Place(SHOKO, SHEET))).isEqualTo("2026-07-06");
    }

    @Test
    void a_day_for_all_takes_nothing_away_from_who_was_given_more() {
        say(1, Place.of(SHOKO), LocalDate.of(2026, 7, 10));
        say(2, Place.EVERYWHERE, LocalDate.of(2026, 7, 3));
        assertThat(due(new Place(SHOKO, SHEET))).isEqualTo("2026-07-10");
        say(3, Place.EVERYWHERE, LocalDate.of(2026, 7, 17));
        assertThat(due(new Place(SHOKO, SHEET)))
                .as("the cycle's own day, which all have")
                .isEqualTo(DUE);
    }

    @Test
    void a_day_said_while_the_task_is_open_counts_as_it_is_and_an_older_one_leaves_the_grace() {
        say(1, Place.of(SHOKO), LocalDate.of(2026, 6, 3));
        assertThat(deadlines
                        .days(cycle(), Stage.SELF_EVALUATION, new Place(SHOKO, SHEET), OPENED)
                        .due())
                .isEqualTo("2026-06-03");
        assertThat(deadlines
                        .days(
                                cycle(),
                                Stage.SELF_EVALUATION,
                                new Place(SHOKO, SHEET),
                                Instant.parse("2026-06-20T00:00:00Z"))
                        .due())
                .as("three working days after a Saturday")
                .isEqualTo("2026-06-24");
    }

    @Test
    void nothing_closes_before_it_is_due_and_no_last_day_is_a_closed_one() {
        said.add(new DayChange(
                1,
                new ChangeDays.Command(
                        CycleId.create(),
                        Stage.SELF_EVALUATION,
                        Place.of(SHOKO),
                        LocalDate.of(2026, 6, 12),
                        LocalDate.of(2026, 6, 15),
                        "理由"),
                DUE,
                new OfficerId(UUID.randomUUID()),
                OPENED.minusSeconds(60)));
        var late = deadlines.days(
                cycle(), Stage.SELF_EVALUATION, new Place(SHOKO, SHEET), Instant.parse("2026-06-15T00:00:00Z"));
        assertThat(late).isEqualTo(new Deadlines.Days(LocalDate.of(2026, 6, 18), LocalDate.of(2026, 6, 18)));
        assertThat(late.closedOn(LocalDate.of(2026, 6, 18))).isFalse();
        assertThat(late.closedOn(LocalDate.of(2026, 6, 19))).isTrue();
        var closed = new Deadlines(
                ClosedDaysFixture.calendar(LocalDate.of(2026, 6, 12), LocalDate.of(2026, 6, 15)), changes);
        assertThat(closed.days(cycle(), Stage.SELF_EVALUATION, new Place(SHOKO, SHEET), OPENED))
                .isEqualTo(new Deadlines.Days(LocalDate.of(2026, 6, 16), LocalDate.of(2026, 6, 16)));
    }

    private LocalDate due(Place place) {
        return deadlines.days(cycle(), Stage.SELF_EVALUATION, place, OPENED).due();
    }

    private void say(int number, Place place, LocalDate due) {
        said.add(new DayChange(
                number,
                new ChangeDays.Command(CycleId.create(), Stage.SELF_EVALUATION, place, due, null, "理由"),
                DUE,
                new OfficerId(UUID.randomUUID()),
                OPENED.plusSeconds(number)));
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
