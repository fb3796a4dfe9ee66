package org.meguri.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.monitor.Courses.at;
import static org.meguri.monitor.Courses.sheet;
import static org.meguri.monitor.Milestone.APPROVED;
import static org.meguri.monitor.Milestone.CONFIRMED;
import static org.meguri.monitor.Milestone.HANDED_IN;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetCourseTest {

    @Test
    void a_sheet_reaches_each_milestone_when_it_happened_and_not_before() {
        var sheet = sheet().submitted(2).approved(3).confirmed(8).now();

        assertThat(List.of(
                        sheet.reached(HANDED_IN, at(1, 23)),
                        sheet.reached(HANDED_IN, at(2, 9)),
                        sheet.reached(APPROVED, at(2, 23)),
                        sheet.reached(APPROVED, at(3, 9)),
                        sheet.reached(CONFIRMED, at(5, 23)),
                        sheet.reached(CONFIRMED, at(8, 9))))
                .containsExactly(false, true, false, true, false, true);
    }

    @Test
    void what_was_sent_back_is_open_until_it_is_handed_in_again() {
        var sheet = sheet().submitted(1)
                .approved(2)
                .returnedByPlanning(3)
                .submitted(5)
                .now();

        assertThat(sheet.reached(APPROVED, at(2, 12))).isTrue();
        assertThat(sheet.reached(HANDED_IN, at(3, 12))).isFalse();
        assertThat(sheet.reached(APPROVED, at(3, 12))).isFalse();
        assertThat(sheet.reached(HANDED_IN, at(5, 12))).isTrue();
        assertThat(sheet.reached(APPROVED, at(5, 12))).isFalse();
        assertThat(sheet.onTime()).isTrue();
    }

    @Test
    void what_a_chief_sent_back_was_never_approved() {
        var sheet = sheet().submitted(1).returnedByChief(2).now();

        assertThat(sheet.reached(HANDED_IN, at(1, 12))).isTrue();
        assertThat(sheet.reached(HANDED_IN, at(2, 12))).isFalse();
        assertThat(sheet.reached(APPROVED, at(2, 12))).isFalse();
    }

    @Test
    void what_a_department_took_back_is_with_it() {
        assertThat(sheet().submitted(1).takenBack().now().reached(HANDED_IN, at(2, 9)))
                .isFalse();
    }

    @Test
    void a_sheet_handed_in_on_the_due_day_is_on_time_and_the_day_after_not() {
        assertThat(sheet().submitted(5).now().onTime()).isTrue();
        assertThat(sheet().submitted(8).now().onTime()).isFalse();
        assertThat(sheet().written().now().onTime()).isFalse();
    }

    @Test
    void the_figures_of_a_hand_made_cycle_are_those_that_one_counts() {
        var sheets = List.of(
                sheet().now(),
                sheet().now(),
                sheet().written().now(),
                sheet().submitted(1).returnedByChief(2).now(),
                sheet().submitted(4).now(),
                sheet().submitted(8).now(),
                sheet().submitted(1).approved(2).now(),
                sheet().submitted(1).approved(2).confirmed(3).now());

        assertThat(CycleProgress.Line.of(null, sheets).figures())
                .isEqualTo(Map.of(
                        Figure.EXPECTED, 8,
                        Figure.NOT_BEGUN, 2,
                        Figure.WRITING, 2,
                        Figure.SENT_BACK, 1,
                        Figure.AWAITS_CHIEF, 2,
                        Figure.AWAITS_PLANNING, 1,
                        Figure.CONFIRMED, 1,
                        Figure.HANDED_IN, 4,
                        Figure.ON_TIME, 4,
                        Figure.LATE, 0));
        assertThat(CycleProgress.Line.of(null, sheets).percent(Figure.ON_TIME)).isEqualTo(50);
    }

    @Test
    void where_a_sheet_is_adds_up_to_all_of_them() {
        var parts = List.of(
                Figure.NOT_BEGUN, Figure.WRITING, Figure.AWAITS_CHIEF, Figure.AWAITS_PLANNING, Figure.CONFIRMED);
        var sheets = List.of(
                sheet().now(),
                sheet().written().now(),
                sheet().submitted(1).now(),
                sheet().submitted(1).returnedByChief(2).now(),
                sheet().submitted(1).approved(2).now(),
                sheet().submitted(1).approved(2).confirmed(3).now());

        assertThat(sheets).allSatisfy(sheet -> assertThat(parts.stream().filter(part -> part.counts(sheet)))
                .hasSize(1));
        assertThat(Arrays.stream(Figure.values())).hasSizeGreaterThan(parts.size());
    }
}
