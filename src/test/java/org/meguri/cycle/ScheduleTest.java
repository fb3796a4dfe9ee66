package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meguri.system.Refusal;

class ScheduleTest {

    private static final LocalDate OPENING = LocalDate.of(2026, 6, 1);

    private final Schedule schedule = new Schedule(ClosedDaysFixture.calendar());

    @Test
    void the_usual_year_counts_working_days_only() {
        // 20 July: Marine Day; 11 August: Mountain Day; 21 to 23 September: three days off in a row.
        assertThat(schedule.propose(OPENING))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Stage.SELF_EVALUATION, LocalDate.of(2026, 6, 29),
                        Stage.APPROVAL, LocalDate.of(2026, 7, 6),
                        Stage.REVIEW, LocalDate.of(2026, 7, 21),
                        Stage.COMMITTEE, LocalDate.of(2026, 8, 19),
                        Stage.ANSWER, LocalDate.of(2026, 9, 2),
                        Stage.ANSWER_APPROVAL, LocalDate.of(2026, 9, 9),
                        Stage.BOARD, LocalDate.of(2026, 9, 28),
                        Stage.PUBLICATION, LocalDate.of(2026, 10, 5)));
    }

    @Test
    void a_day_that_the_town_is_closed_puts_everything_after_it_off() {
        var closed = new Schedule(ClosedDaysFixture.calendar(LocalDate.of(2026, 6, 15)));
        assertThat(closed.propose(OPENING))
                .containsEntry(Stage.SELF_EVALUATION, LocalDate.of(2026, 6, 30))
                .containsEntry(Stage.APPROVAL, LocalDate.of(2026, 7, 7));
    }

    @Test
    void what_is_proposed_is_accepted() {
        for (var day = OPENING; day.isBefore(OPENING.plusYears(1)); day = day.plusDays(1)) {
            var opening = day;
            assertThatCode(() -> schedule.check(schedule.propose(opening), Map.of(), opening))
                    .as("%s", opening)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void every_stage_needs_a_day(Stage stage) {
        var dues = new EnumMap<>(schedule.propose(OPENING));
        dues.remove(stage);
        refused(dues, "cycle.due-missing", stage);
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void no_stage_ends_on_a_day_off(Stage stage) {
        var dues = new EnumMap<>(schedule.propose(OPENING));
        dues.put(stage, LocalDate.of(2026, 9, 22));
        refused(dues, "cycle.due-on-closed-day", stage, LocalDate.of(2026, 9, 22), LocalDate.of(2026, 9, 24));
    }

    @Test
    void a_stage_does_not_end_before_the_one_it_follows() {
        var dues = new EnumMap<>(schedule.propose(OPENING));
        var before = LocalDate.of(2026, 6, 29);
        dues.put(Stage.APPROVAL, before.minusDays(3));
        refused(dues, "cycle.due-too-early", Stage.APPROVAL, before.minusDays(3), before);
        dues.put(Stage.APPROVAL, before);
        assertThatCode(() -> schedule.check(dues, Map.of(), OPENING))
                .as("the same day")
                .doesNotThrowAnyException();
    }

    @Test
    void nothing_is_due_before_the_opening() {
        var dues = schedule.propose(OPENING);
        assertThatThrownBy(() -> schedule.check(dues, Map.of(), LocalDate.of(2026, 6, 30)))
                .asInstanceOf(type(Refusal.class))
                .returns("cycle.due-too-early", Refusal::key);
        assertThatCode(() -> schedule.check(dues, Map.of(), LocalDate.of(2026, 6, 29)))
                .doesNotThrowAnyException();
    }

    private void refused(Map<Stage, LocalDate> dues, String key, Object... arguments) {
        assertThatThrownBy(() -> schedule.check(dues, Map.of(), OPENING))
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .satisfies(refusal -> assertThat(refusal.arguments()).containsExactly(arguments));
    }
}
