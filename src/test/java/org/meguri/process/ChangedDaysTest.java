package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.ChangeDays;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.DeclareClosedDays;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;

/** Days that change while a year runs: the inbox, the engine's tasks and the timers say the same afterwards. */
@MeguriTest
class ChangedDaysTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ChangeDays changeDays;

    @Autowired
    DeclareClosedDays closedDays;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Inbox inbox;

    @Autowired
    org.meguri.task.MorningRound morning;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void open() {
        cycle = year.handedOut();
    }

    @Test
    void a_sheet_that_has_more_days_takes_its_timers_along_and_the_others_stay() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var later = calendar.plus(due, 5);
        var before = timers(task(2));
        change(Stage.SELF_EVALUATION, new Place(null, year.sheet(cycle, 1).id().value()), later, null);
        assertThat(task(1).due()).isEqualTo(later);
        assertThat(engineDue(task(1))).isEqualTo(later);
        assertThat(timers(task(1)))
                .isEqualTo(new TreeMap<>(Map.of(
                        "Reminder", at(calendar.plus(later, -3)),
                        "Overdue", at(calendar.plus(later, 1)),
                        "Director", at(calendar.plus(later, 3)),
                        "Planning", at(calendar.plus(later, 5)))));
        assertThat(task(2).due()).isEqualTo(due);
        assertThat(timers(task(2))).isEqualTo(before);
    }

    @Test
    void a_reminder_that_was_sent_is_sent_again_for_the_day_that_was_put_off() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        year.moveTo(cycle, Stage.SELF_EVALUATION, -3);
        year.runJobs();
        assertThat(letters("1")).containsOnly("REMINDER").isNotEmpty();
        assertThat(timers(task(1))).doesNotContainKey("Reminder");
        var told = letters("1").size();

        var later = calendar.plus(due, 10);
        change(Stage.SELF_EVALUATION, new Place(null, year.sheet(cycle, 1).id().value()), later, null);
        assertThat(timers(task(1))).as("set up anew").containsEntry("Reminder", at(calendar.plus(later, -3)));
        year.moveTo(calendar.plus(due, 1), LocalTime.of(8, 30));
        year.runJobs();
        assertThat(letters("1")).as("the old day means nothing any more").hasSize(told);
        assertThat(letters("2")).contains("OVERDUE");
        year.moveTo(calendar.plus(later, -3), LocalTime.of(8, 30));
        year.runJobs();
        assertThat(letters("1")).hasSize(2 * told).containsOnly("REMINDER");
        year.moveTo(calendar.plus(later, 1), LocalTime.of(8, 30));
        year.runJobs();
        assertThat(letters("1")).contains("OVERDUE");
    }

    @Test
    void a_day_brought_forward_brings_one_letter_and_no_burst() {
        var today = LocalDate.now(year.clock());
        year.moveTo(cycle, Stage.SELF_EVALUATION, -6);
        var soon = calendar.plus(LocalDate.now(year.clock()), 1);
        assertThat(soon).isAfter(today);
        change(Stage.SELF_EVALUATION, Place.EVERYWHERE, soon, null);
        year.runJobs();
        assertThat(letters("1")).as("what is passed is told once").containsOnly("REMINDER");
        var told = letters("1").size();
        year.runJobs();
        assertThat(letters("1")).hasSize(told);
        assertThat(year.cycle(cycle).due(Stage.SELF_EVALUATION)).isEqualTo(soon);
    }

    @Test
    void a_day_that_is_closed_later_is_nobodys_due_day() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        closedDays.declare(due, due, "臨時閉庁", town.person("kikaku"));
        var next = calendar.plus(due, 0);
        assertThat(next).isAfter(due);
        assertThat(task(1).due()).isEqualTo(next);
        assertThat(timers(task(1))).containsEntry("Overdue", at(calendar.plus(next, 1)));
        closedDays.withdraw(due, town.person("kikaku"));
        assertThat(task(1).due()).isEqualTo(due);
    }

    @Test
    void after_the_last_day_nothing_is_handed_in_until_planning_gives_more_time() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var lock = calendar.plus(due, 5);
        change(Stage.SELF_EVALUATION, Place.EVERYWHERE, due, lock);
        year.moveTo(lock, LocalTime.of(17, 0));
        year.submit(year.sheet(cycle, 4).id(), "sato");
        year.moveTo(lock.plusDays(1), LocalTime.of(0, 1));
        var sheet = year.sheet(cycle, 1).id();
        assertThatThrownBy(() -> year.submit(sheet, "sato"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("task.locked"));
        var next = calendar.plus(lock, 3);
        change(Stage.SELF_EVALUATION, new Place(null, sheet.value()), next, next);
        year.submit(sheet, "sato");
        assertThat(inbox.openTasks(sheet.value()))
                .extracting(TaskView::kind)
                .containsExactly(org.meguri.task.TaskKind.APPROVE);
    }

    @Test
    void each_chief_of_a_joint_sheet_has_days_of_their_own() {
        var sheet = year.sheet(cycle, 3).id();
        year.submit(sheet, "sato");
        var due = year.cycle(cycle).due(Stage.APPROVAL);
        var later = calendar.plus(due, 4);
        change(Stage.APPROVAL, Place.of(town.unit("nogyo")), later, null);
        var byUnit = inbox.openTasks(sheet.value()).stream()
                .collect(java.util.stream.Collectors.toMap(TaskView::unit, TaskView::due));
        assertThat(byUnit).containsEntry(town.unit("nogyo"), later).containsEntry(town.unit("shoko"), due);
        var body = timersOfApprovals(sheet.value());
        assertThat(body)
                .as("one timer for both, at the first of their days")
                .containsEntry("Overdue", at(calendar.plus(due, 1)));
        year.moveTo(calendar.plus(due, 1), LocalTime.of(8, 30));
        year.runJobs();
        assertThat(overdue("3")).containsExactly("𠮷野桂子");
        year.moveTo(calendar.plus(later, 1), LocalTime.of(8, 45));
        morning.chase(calendar.plus(later, 1));
        assertThat(overdue("3")).contains("高橋稔");
    }

    @Test
    void days_that_cannot_be_are_refused_with_their_cure_and_nothing_moves() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var approval = year.cycle(cycle).due(Stage.APPROVAL);
        refused("cycle.days.after-next", Place.EVERYWHERE, calendar.plus(approval, 1), null, "理由");
        refused("cycle.due-on-closed-day", Place.EVERYWHERE, LocalDate.of(2026, 6, 13), null, "理由");
        refused("cycle.days.past", Place.EVERYWHERE, LocalDate.of(2026, 5, 29), null, "理由");
        refused("cycle.lock-before-due", Place.EVERYWHERE, due, calendar.plus(due, -1), "理由");
        refused("cycle.days.reason-missing", Place.EVERYWHERE, due, null, " 　");
        assertThatThrownBy(() -> changeDays.change(
                        new ChangeDays.Command(cycle, Stage.SELF_EVALUATION, Place.EVERYWHERE, due, null, "理由"),
                        town.person("sato")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.status().value()).isEqualTo(403));
        assertThat(task(1).due()).isEqualTo(due);
    }

    private void refused(String key, Place place, LocalDate due, @Nullable LocalDate lock, String reason) {
        assertThatThrownBy(() -> changeDays.change(
                        new ChangeDays.Command(cycle, Stage.SELF_EVALUATION, place, due, lock, reason),
                        town.person("kikaku")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private void change(Stage stage, Place place, LocalDate due, @Nullable LocalDate lock) {
        changeDays.change(new ChangeDays.Command(cycle, stage, place, due, lock, "庁舎の工事のため"), town.person("kikaku"));
    }

    private TaskView task(int seq) {
        return inbox.openTasks(year.sheet(cycle, seq).id().value()).get(0);
    }

    private LocalDate engineDue(TaskView task) {
        return tasks.createTaskQuery()
                .taskId(task.id())
                .singleResult()
                .getDueDate()
                .toInstant()
                .atZone(org.meguri.system.TownClock.ZONE)
                .toLocalDate();
    }

    /** The timers that stand on the approvals of a sheet, of which there is one set for all chiefs. */
    private Map<String, java.time.Instant> timersOfApprovals(java.util.UUID sheet) {
        var task = inbox.openTasks(sheet).get(0);
        var instance = tasks.createTaskQuery().taskId(task.id()).singleResult().getProcessInstanceId();
        return timers(
                management.createJobQuery().processInstanceId(instance).timers().list());
    }

    private List<String> overdue(String reference) {
        return year.letters().stream()
                .filter(letter ->
                        reference.equals(letter.reference()) && letter.kind().equals("OVERDUE"))
                .map(org.meguri.mail.LetterView::recipient)
                .toList();
    }

    /** The timers that stand on a task, by the last word of their event's id. */
    private Map<String, java.time.Instant> timers(TaskView task) {
        var execution = tasks.createTaskQuery().taskId(task.id()).singleResult().getExecutionId();
        return timers(
                management.createJobQuery().executionId(execution).timers().list());
    }

    private Map<String, java.time.Instant> timers(List<org.camunda.bpm.engine.runtime.Job> jobs) {
        var timers = new TreeMap<String, java.time.Instant>();
        jobs.forEach(job -> {
            var event = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult()
                    .getActivityId();
            timers.put(
                    event.replaceAll("^.*?(Reminder|Overdue|Director|Planning)$", "$1"),
                    job.getDuedate().toInstant());
        });
        return timers;
    }

    private static java.time.Instant at(LocalDate day) {
        return day.atTime(8, 30).atZone(org.meguri.system.TownClock.ZONE).toInstant();
    }

    private List<String> letters(String reference) {
        return year.letters().stream()
                .filter(letter -> reference.equals(letter.reference()))
                .map(org.meguri.mail.LetterView::kind)
                .filter(kind ->
                        List.of("REMINDER", "OVERDUE", "DIRECTOR", "PLANNING").contains(kind))
                .toList();
    }
}
