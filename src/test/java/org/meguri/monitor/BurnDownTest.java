package org.meguri.monitor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.monitor.Courses.at;
import static org.meguri.monitor.Courses.sheet;
import static org.meguri.monitor.Milestone.HANDED_IN;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.meguri.system.JapaneseDates;

class BurnDownTest {

    /** Monday to Friday, and the Monday after. */
    private static final List<LocalDate> DAYS = IntStream.of(1, 2, 3, 4, 5, 8)
            .mapToObj(day -> LocalDate.of(2026, 6, day))
            .toList();

    /** Handed in: one on Monday, two on Wednesday of which one is sent back on Thursday. */
    private static final List<SheetCourse> SHEETS = List.of(
            sheet().submitted(1).now(),
            sheet().submitted(3).now(),
            sheet().submitted(3).returnedByChief(4).now(),
            sheet().now());

    private static BurnDown burnDown(int day) {
        return BurnDown.of(HANDED_IN, SHEETS, DAYS, DAYS.get(0), Courses.DUE, at(day, 12));
    }

    @Test
    void each_working_day_shows_what_was_left_at_its_end_and_what_the_plan_has_left() {
        var days = burnDown(4).days();

        assertThat(days.stream().map(BurnDown.Day::left)).containsExactly(3, 3, 1, 2, null, null);
        assertThat(days.stream().map(BurnDown.Day::planned)).containsExactly(4, 3, 2, 1, 0, 0);
    }

    @Test
    void the_town_is_behind_by_what_the_plan_had_less_when_the_working_day_before_was_over() {
        assertThat(burnDown(4).behind())
                .as("2 left, the plan had 2 on Wednesday")
                .isZero();
        assertThat(burnDown(3).behind()).as("1 left, the plan had 3 on Tuesday").isEqualTo(-2);
        assertThat(burnDown(8).behind())
                .as("2 left, the plan had none on the due day")
                .isEqualTo(2);
        assertThat(burnDown(1).behind()).as("3 left on the first day, of 4").isEqualTo(-1);
    }

    @Test
    void on_a_closed_day_the_last_working_day_is_the_latest() {
        // Saturday
        assertThat(burnDown(6).days().stream().map(BurnDown.Day::left)).containsExactly(3, 3, 1, 2, 2, null);
    }

    @Test
    void a_stage_that_begins_and_ends_on_one_day_has_all_or_nothing() {
        assertThat(IntStream.range(0, 4).map(place -> BurnDown.planned(9, place, 2, 2)))
                .containsExactly(9, 9, 0, 0);
        assertThat(IntStream.range(0, 4).map(place -> BurnDown.planned(7, place, 0, 3)))
                .containsExactly(7, 5, 2, 0);
    }

    @Test
    void a_drawing_keeps_within_its_frame_and_ends_in_the_number_that_is_left() {
        var chart = BurnDownChart.of(burnDown(4), new JapaneseDates());

        assertThat(requireNonNull(chart.now()).label()).isEqualTo("2");
        assertThat(chart.actual().split(" ")).hasSize(4);
        assertThat(chart.plan().split(" ")).hasSize(6);
        for (var point : (chart.actual() + " " + chart.plan()).split(" ")) {
            var place = point.split(",");
            assertThat(Integer.parseInt(place[0])).isBetween(chart.left(), chart.right());
            assertThat(Integer.parseInt(place[1])).isBetween(chart.top(), chart.bottom());
        }
        assertThat(chart.levels().get(chart.levels().size() - 1).label()).isEqualTo("4");
    }

    @Test
    void nothing_that_happened_falls_out_between_two_working_days() {
        var movement = Movement.of(
                List.of(
                        sheet().submitted(1).now(),
                        // A Saturday: counts for the Friday.
                        sheet().submitted(6).now(),
                        sheet().submitted(3)
                                .returnedByChief(4)
                                .submitted(5)
                                .approved(8)
                                .now()),
                DAYS.subList(1, 6));

        assertThat(movement.counts().get(Movement.Deed.SUBMITTED)).containsExactly(0, 1, 0, 2, 0);
        assertThat(movement.counts().get(Movement.Deed.RETURNED_BY_CHIEF)).containsExactly(0, 0, 1, 0, 0);
        assertThat(movement.counts().get(Movement.Deed.APPROVED)).containsExactly(0, 0, 0, 0, 1);
        assertThat(movement.total(Movement.Deed.SUBMITTED))
                .as("Monday is before the five days")
                .isEqualTo(3);
    }
}
