package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.ChangeDays;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.LetterView;
import org.meguri.system.TownClock;
import org.meguri.task.Inbox;
import org.meguri.task.MorningRound;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Clocks that jump, and days that the calendar makes difficult: what is due is told once, and days end at midnight in Japan. */
@MeguriTest
class OddClockTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    ChangeDays changeDays;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Inbox inbox;

    @Autowired
    MorningRound morning;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void open() {
        cycle = year.handedOut();
    }

    @Test
    void a_clock_that_jumps_back_tells_nothing_twice_and_one_that_jumps_on_tells_the_highest_rung_once() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        year.moveTo(calendar.plus(due, -3), LocalTime.of(10, 0));
        look();
        var reminded = chased();
        assertThat(reminded).isNotEmpty().extracting(LetterView::kind).containsOnly("REMINDER");

        clock.moveTo(clock.instant().minus(Duration.ofHours(2)));
        look();
        assertThat(chased()).as("two hours back").hasSameSizeAs(reminded);
        clock.moveTo(clock.instant().plus(Duration.ofHours(4)));
        look();
        assertThat(chased()).as("two hours on").hasSameSizeAs(reminded);

        clock.moveTo(clock.instant().plus(Duration.ofDays(400)));
        look();
        look();
        var after = chased().subList(reminded.size(), chased().size());
        assertThat(after)
                .as("a year on")
                .isNotEmpty()
                .extracting(LetterView::kind)
                .containsOnly("PLANNING");
        assertThat(after)
                .extracting(letter -> letter.reference() + letter.recipient())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_due_day_ends_at_midnight_in_japan() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        year.moveTo(due, LocalTime.of(23, 59, 59));
        assertThat(clock.instant().toString()).endsWith("T14:59:59Z");
        assertThat(late()).isFalse();
        clock.moveTo(clock.instant().plusSeconds(1));
        assertThat(late()).isTrue();
    }

    @Test
    void the_leap_day_is_a_due_day_like_any_other() {
        var leap = LocalDate.of(2028, 2, 29);
        assertThat(calendar.isWorkingDay(leap)).isTrue();
        assertThat(calendar.plus(leap, 1)).isEqualTo(LocalDate.of(2028, 3, 1));
        assertThat(calendar.plus(LocalDate.of(2028, 3, 1), -1)).isEqualTo(leap);
        year.moveTo(LocalDate.of(2028, 2, 1), LocalTime.of(9, 0));
        due(1, leap);
        assertThat(task(1).due()).isEqualTo(leap);
        year.moveTo(leap, LocalTime.of(23, 0));
        look();
        assertThat(rungs("1")).doesNotContain("OVERDUE");
        year.moveTo(LocalDate.of(2028, 3, 1), LocalTime.of(8, 45));
        look();
        assertThat(rungs("1")).contains("OVERDUE");
    }

    @Test
    void over_the_turn_of_the_fiscal_year_and_of_the_calendar_year_rungs_keep_to_working_days() {
        year.moveTo(LocalDate.of(2027, 3, 1), LocalTime.of(9, 0));
        due(1, LocalDate.of(2027, 3, 31));
        year.moveTo(LocalDate.of(2027, 4, 1), LocalTime.of(8, 45));
        look();
        assertThat(rungs("1")).as("the first day of the fiscal year").contains("OVERDUE");

        year.moveTo(LocalDate.of(2027, 12, 1), LocalTime.of(9, 0));
        due(2, LocalDate.of(2027, 12, 28));
        for (var day : List.of("2027-12-29", "2027-12-31", "2028-01-01", "2028-01-03")) {
            assertThat(calendar.isWorkingDay(LocalDate.parse(day))).as(day).isFalse();
        }
        assertThat(calendar.plus(LocalDate.of(2027, 12, 28), 1)).isEqualTo(LocalDate.of(2028, 1, 4));
        var before = rungs("2").size();
        year.moveTo(LocalDate.of(2028, 1, 3), LocalTime.of(9, 0));
        year.runJobs();
        assertThat(rungs("2").subList(before, rungs("2").size())).doesNotContain("OVERDUE");
        year.moveTo(LocalDate.of(2028, 1, 4), LocalTime.of(8, 45));
        look();
        assertThat(rungs("2").subList(before, rungs("2").size())).contains("OVERDUE");
    }

    /** Timers and the morning's round, as a node does both. */
    private void look() {
        year.runJobs();
        morning.chase(LocalDate.now(clock));
    }

    private void due(int seq, LocalDate day) {
        changeDays.change(
                new ChangeDays.Command(
                        cycle,
                        Stage.SELF_EVALUATION,
                        new Place(null, year.sheet(cycle, seq).id().value()),
                        day,
                        null,
                        "庁舎の工事のため"),
                town.person("kikaku"));
    }

    private TaskView task(int seq) {
        return inbox.openTasks(year.sheet(cycle, seq).id().value()).get(0);
    }

    private boolean late() {
        var answer = web.get().uri("/tasks").with(town.signedIn("sato")).exchange();
        assertThat(answer).hasStatusOk();
        return org.jsoup.Jsoup.parse(new String(
                        answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8))
                .text()
                .contains("期限を過ぎています");
    }

    private List<LetterView> chased() {
        return year.letters().stream()
                .filter(letter ->
                        List.of("REMINDER", "OVERDUE", "DIRECTOR", "PLANNING").contains(letter.kind()))
                .toList();
    }

    private List<String> rungs(String reference) {
        return chased().stream()
                .filter(letter -> reference.equals(letter.reference()))
                .map(LetterView::kind)
                .toList();
    }
}
