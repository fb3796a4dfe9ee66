package org.meguri.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.timetable.BackwardSchedule.Given;
import org.meguri.timetable.BackwardSchedule.Line;
import org.springframework.beans.factory.annotation.Autowired;

@MeguriTest
class BackwardScheduleTest {

    /** A Monday. */
    private static final LocalDate OPENING = LocalDate.of(2026, 4, 13);

    @Autowired
    BackwardSchedule schedule;

    @Autowired
    WorkingCalendar calendar;

    @Test
    void every_day_follows_from_the_meeting_and_the_publication() {
        var meeting = new FixedDay("外部評価委員会", LocalDate.of(2026, 8, 20), Stage.COMMITTEE, 0);
        var publication = new FixedDay("公表日", LocalDate.of(2026, 11, 2), Stage.PUBLICATION, 0);
        var lines = compute(List.of(meeting, publication));
        assertThat(lock(lines, Stage.COMMITTEE)).isEqualTo(meeting.day());
        assertThat(lock(lines, Stage.PUBLICATION)).isEqualTo(publication.day());
        assertThat(lock(lines, Stage.REVIEW)).isEqualTo(calendar.plus(meeting.day(), -20));
        assertThat(lock(lines, Stage.APPROVAL)).isEqualTo(calendar.plus(lock(lines, Stage.REVIEW), -10));
        assertThat(lock(lines, Stage.BOARD)).isEqualTo(calendar.plus(publication.day(), -5));
        var self = line(lines, Stage.SELF_EVALUATION);
        assertThat(self.due()).isEqualTo(calendar.plus(self.lock(), -5));
        assertThat(self.bound()).isEqualTo(meeting);
        assertThat(self.slack()).isEqualTo(calendar.between(calendar.plus(OPENING, 20), self.lock()));
        assertThat(line(lines, Stage.ANSWER).bound()).isEqualTo(publication);
    }

    @Test
    void a_meeting_that_comes_too_early_says_how_many_days_are_missing() {
        var lines = compute(List.of(new FixedDay("委員会", LocalDate.of(2026, 6, 1), Stage.COMMITTEE, 0)));
        var needed = calendar.plus(calendar.plus(calendar.plus(calendar.plus(OPENING, 20), 5), 10), 20);
        assertThat(line(lines, Stage.COMMITTEE).slack())
                .isEqualTo(calendar.between(needed, LocalDate.of(2026, 6, 1)))
                .isNegative();
    }

    @Test
    void a_margin_counts_in_working_days_and_a_meeting_on_a_closed_day_ends_the_day_before() {
        var holiday = LocalDate.of(2026, 7, 20);
        assertThat(calendar.isWorkingDay(holiday)).isFalse();
        assertThat(lock(compute(List.of(new FixedDay("委員会", holiday, Stage.COMMITTEE, 0))), Stage.COMMITTEE))
                .isEqualTo("2026-07-17");
        assertThat(lock(
                        compute(List.of(new FixedDay("予算要求", LocalDate.of(2026, 10, 15), Stage.BOARD, 3))),
                        Stage.BOARD))
                .isEqualTo(calendar.plus(LocalDate.of(2026, 10, 15), -3));
    }

    @Test
    void without_a_fixed_day_the_stages_follow_each_other() {
        var lines = compute(List.of());
        assertThat(lock(lines, Stage.SELF_EVALUATION)).isEqualTo(calendar.plus(OPENING, 20));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.bound()).isNull();
            assertThat(line.slack()).isZero();
        });
    }

    @Test
    void whatever_is_fixed_no_day_is_closed_and_none_comes_before_the_one_it_follows() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var opening =
                    calendar.plus(LocalDate.of(2024 + random.nextInt(6), 4, 1).plusDays(random.nextInt(300)), 0);
            var lengths = new EnumMap<Stage, Integer>(Stage.class);
            var graces = new EnumMap<Stage, Integer>(Stage.class);
            for (var stage : Stage.values()) {
                lengths.put(stage, 1 + random.nextInt(25));
                graces.put(stage, random.nextInt(lengths.get(stage)));
            }
            var fixed = random.ints(random.nextInt(4), 0, Stage.values().length)
                    .mapToObj(at -> new FixedDay(
                            "固定日", opening.plusDays(random.nextInt(400)), Stage.values()[at], random.nextInt(6)))
                    .toList();
            var lines = schedule.compute(new Given(opening, lengths, graces, fixed));
            var before = opening;
            var enough = lines.stream().allMatch(line -> line.slack() >= 0);
            for (var line : lines) {
                var named = "seed " + seed + " " + line;
                assertThat(calendar.isWorkingDay(line.due())).as(named).isTrue();
                assertThat(calendar.isWorkingDay(line.lock())).as(named).isTrue();
                assertThat(line.due()).as(named).isAfterOrEqualTo(before);
                assertThat(line.lock()).as(named).isAfterOrEqualTo(line.due());
                before = line.due();
                if (enough) {
                    for (var one : fixed) {
                        if (one.stage() == line.stage()) {
                            assertThat(line.lock()).as(named + " " + one).isBeforeOrEqualTo(one.day());
                        }
                    }
                }
            }
        }
    }

    private List<Line> compute(List<FixedDay> fixed) {
        var lengths = new EnumMap<Stage, Integer>(Map.of(
                Stage.SELF_EVALUATION, 20,
                Stage.APPROVAL, 5,
                Stage.REVIEW, 10,
                Stage.COMMITTEE, 20,
                Stage.ANSWER, 10,
                Stage.ANSWER_APPROVAL, 5,
                Stage.BOARD, 10,
                Stage.PUBLICATION, 5));
        return schedule.compute(new Given(OPENING, lengths, Map.of(Stage.SELF_EVALUATION, 5), fixed));
    }

    private static Line line(List<Line> lines, Stage stage) {
        return lines.stream().filter(line -> line.stage() == stage).findFirst().orElseThrow();
    }

    private static LocalDate lock(List<Line> lines, Stage stage) {
        return line(lines, stage).lock();
    }
}
