package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.DeclareClosedDays;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.Status;
import org.meguri.organization.Role;
import org.meguri.process.YearFixture.Step;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** A sheet on its way, through the real model and the real use cases. */
@MeguriTest
@WalksEveryPath("evaluation")
class EvaluationProcessTest {

    /** The approvals, and the engine's own node round them. */
    private static final String[] APPROVALS = {"UserTask_Approve", "UserTask_Approve#multiInstanceBody"};

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    DeclareClosedDays closedDays;

    @Autowired
    Inbox inbox;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_sheet_goes_from_its_writer_by_the_chief_to_planning_and_ends() {
        var sheet = sheet(1);
        var instance = instance(sheet);
        process(instance).isWaitingAtExactly("UserTask_SelfEvaluate").hasBusinessKey(sheet.toString());
        assertThat(tasks(sheet)).containsExactly("SELF_EVALUATE SECTION_STAFF shoko");

        year.submit(sheet, "sato");
        process(instance).isWaitingAtExactly(APPROVALS);
        assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF shoko");

        year.approve(sheet, "shoko", "shokocho");
        process(instance).isWaitingAtExactly("UserTask_Review");
        assertThat(tasks(sheet)).containsExactly("REVIEW PLANNING");

        year.confirm(sheet, "kikaku");
        process(instance).isWaitingAtExactly("ServiceTask_ReportConclusion");
        assertThat(tasks(sheet)).isEmpty();

        year.runJobs();
        process(instance).isEnded();
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void a_chief_sends_a_sheet_back_and_it_comes_again() {
        var sheet = sheet(1);
        var instance = instance(sheet);
        year.submit(sheet, "sato");
        year.sendBackByChief(sheet, "shoko", "shokocho");

        process(instance).isWaitingAtExactly("UserTask_SelfEvaluate").hasPassed("UserTask_Approve");
        assertThat(tasks(sheet)).containsExactly("SELF_EVALUATE SECTION_STAFF shoko");
        assertThat(year.sheet(sheet).round()).isEqualTo(2);
        assertThat(year.letters("1")).containsExactlyInAnyOrder("RETURNED 佐藤花子", "RETURNED 鈴木一郎");

        year.approved(sheet);
        process(instance).isWaitingAtExactly("UserTask_Review");
        year.confirm(sheet, "kikaku2");
        year.runJobs();
        process(instance).isEnded();
    }

    @Test
    void planning_sends_a_sheet_back_and_the_chief_has_to_approve_again() {
        var sheet = sheet(2);
        var instance = instance(sheet);
        year.approved(sheet);
        year.sendBackByPlanning(sheet, "kikaku");

        process(instance).isWaitingAtExactly("UserTask_SelfEvaluate").hasPassed("UserTask_Review");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.DRAFT);

        year.submit(sheet, "tanaka");
        process(instance).isWaitingAtExactly(APPROVALS);
        assertThatThrownBy(() -> year.confirm(sheet, "kikaku")).isInstanceOf(Refusal.class);
        year.approve(sheet, "nogyo", "nogyocho");
        year.confirm(sheet, "kikaku");
        year.runJobs();
        process(instance).isEnded();
    }

    @Test
    void the_chiefs_of_a_joint_sheet_approve_in_any_order() {
        for (var order : List.of(List.of("shoko", "nogyo"), List.of("nogyo", "shoko"))) {
            var sheet = order.get(0).equals("shoko") ? sheet(3) : sheetOfSameYear(3);
            year.submit(sheet, "sato");
            assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF nogyo", "APPROVE SECTION_CHIEF shoko");

            year.approve(sheet, order.get(0), order.get(0) + "cho");
            process(instance(sheet)).isWaitingAtExactly(APPROVALS);
            assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF " + order.get(1));
            assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);

            year.approve(sheet, order.get(1), order.get(1) + "cho");
            process(instance(sheet)).isWaitingAtExactly("UserTask_Review");
            year.sendBackByPlanning(sheet, "kikaku");
        }
    }

    @Test
    void one_chief_of_a_joint_sheet_approves_and_the_other_sends_it_back() {
        var sheet = sheet(3);
        var instance = instance(sheet);
        year.submit(sheet, "sato");
        year.approve(sheet, "shoko", "shokocho");
        year.sendBackByChief(sheet, "nogyo", "nogyocho");

        process(instance).isWaitingAtExactly("UserTask_SelfEvaluate");
        assertThat(tasks(sheet)).containsExactly("SELF_EVALUATE SECTION_STAFF shoko");

        // The approval of the first round is worth nothing for the second.
        year.submit(sheet, "suzuki");
        assertThat(tasks(sheet)).hasSize(2);
    }

    @Test
    void the_first_chief_who_sends_a_joint_sheet_back_clears_the_desks_of_the_others() {
        var sheet = sheet(3);
        year.submit(sheet, "sato");
        var late = year.approval(sheet, "nogyo", org.meguri.approval.Verdict.APPROVED);
        year.sendBackByChief(sheet, "shoko", "shokocho");

        process(instance(sheet)).isWaitingAtExactly("UserTask_SelfEvaluate");
        assertThat(inbox.ownTasksOf(year.person("nogyocho"))).isEmpty();
        assertThat(jobs(sheet)).as("timers of the approvals").isEqualTo(4);
        assertThatThrownBy(() -> approve.decide(late, year.person("nogyocho")))
                .asInstanceOf(type(Refusal.class))
                .returns("evaluation.moved-on", Refusal::key);
    }

    @Test
    void a_sheet_that_planning_closes_as_not_handed_in_ends_with_a_report_to_the_year() {
        var sheet = sheet(3);
        var instance = instance(sheet);
        year.moveTo(year.sheet(sheet).cycle(), Stage.SELF_EVALUATION, 6);
        year.lapse(sheet, "kikaku");

        process(instance).isWaitingAtExactly("ServiceTask_ReportLapse").hasPassed("BoundaryEvent_EvaluationLapsed");
        assertThat(tasks(sheet)).isEmpty();
        year.runJobs();
        process(instance).isEnded().hasPassed("EndEvent_EvaluationLapsed");
    }

    @Test
    void the_writers_take_an_unopened_sheet_back_and_hand_it_in_again_in_the_same_round() {
        var sheet = sheet(3);
        var instance = instance(sheet);
        year.submit(sheet, "sato");
        year.withdraw(sheet, "suzuki");

        process(instance).isWaitingAtExactly("UserTask_SelfEvaluate").hasPassed("BoundaryEvent_EvaluationWithdrawn");
        assertThat(tasks(sheet)).containsExactly("SELF_EVALUATE SECTION_STAFF shoko");
        assertThat(inbox.ownTasksOf(year.person("nogyocho"))).isEmpty();
        assertThat(jobs(sheet)).as("timers of the writing alone").isEqualTo(4);
        assertThat(year.letters("3")).isEmpty();

        year.submit(sheet, "sato");
        assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF nogyo", "APPROVE SECTION_CHIEF shoko");
        assertThat(year.sheet(sheet).round()).isEqualTo(1);
    }

    @Test
    void the_last_approval_is_taken_back_and_only_its_chief_is_asked_again() {
        var sheet = sheet(3);
        var instance = instance(sheet);
        year.submit(sheet, "sato");
        year.approve(sheet, "shoko", "shokocho");
        year.approve(sheet, "nogyo", "nogyocho");
        year.takeApprovalBack(sheet, "nogyo", "nogyocho");

        process(instance).isWaitingAtExactly(APPROVALS).hasPassed("BoundaryEvent_LastApprovalTakenBack");
        assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF nogyo");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);

        year.approve(sheet, "nogyo", "nogyocho");
        process(instance).isWaitingAtExactly("UserTask_Review");
        year.confirm(sheet, "kikaku");
        year.runJobs();
        process(instance).isEnded();
    }

    @Test
    void an_approval_is_taken_back_while_another_chief_is_still_asked() {
        var sheet = sheet(3);
        var instance = instance(sheet);
        year.submit(sheet, "sato");
        year.approve(sheet, "shoko", "shokocho");
        year.takeApprovalBack(sheet, "shoko", "shokocho");

        process(instance).isWaitingAtExactly(APPROVALS).hasPassed("BoundaryEvent_ApprovalTakenBack");
        assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF nogyo", "APPROVE SECTION_CHIEF shoko");
        year.approve(sheet, "nogyo", "nogyocho");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
        year.sendBackByChief(sheet, "shoko", "shokocho");
        process(instance).isWaitingAtExactly("UserTask_SelfEvaluate");
    }

    @Test
    void the_writers_are_chased_rung_by_rung_and_nobody_twice() {
        var sheet = sheet(1);
        year.climb(
                cycle(),
                Stage.SELF_EVALUATION,
                "1",
                new Step("REMINDER", -3, List.of("佐藤花子", "鈴木一郎")),
                new Step("OVERDUE", 1, List.of("佐藤花子", "鈴木一郎", "𠮷野桂子")),
                new Step("DIRECTOR", 3, List.of("𠮷野桂子", "渡辺茂")),
                new Step("PLANNING", 5, List.of("渡辺茂", "小林歩", "山本優", "中村光")));
        assertThat(tasks(sheet)).containsExactly("SELF_EVALUATE SECTION_STAFF shoko");
    }

    @Test
    void the_chief_is_chased_rung_by_rung() {
        var sheet = sheet(1);
        year.submit(sheet, "sato");
        year.climb(
                cycle(),
                Stage.APPROVAL,
                "1",
                new Step("REMINDER", -2, List.of("𠮷野桂子")),
                new Step("OVERDUE", 1, List.of("𠮷野桂子")),
                new Step("DIRECTOR", 3, List.of("𠮷野桂子", "渡辺茂")),
                new Step("PLANNING", 5, List.of("渡辺茂", "小林歩", "山本優", "中村光")));
        assertThat(tasks(sheet)).containsExactly("APPROVE SECTION_CHIEF shoko");
    }

    @Test
    void planning_is_chased_rung_by_rung() {
        var sheet = sheet(1);
        year.approved(sheet);
        year.climb(
                cycle(),
                Stage.REVIEW,
                "1",
                new Step("REMINDER", -2, List.of("小林歩", "山本優", "中村光")),
                new Step("OVERDUE", 1, List.of("小林歩", "山本優", "中村光")),
                new Step("DIRECTOR", 3, List.of("小林歩", "山本優", "中村光", "伊藤薫")),
                new Step("PLANNING", 5, List.of("小林歩", "山本優", "中村光", "伊藤薫")));
        assertThat(tasks(sheet)).containsExactly("REVIEW PLANNING");
    }

    @Test
    void each_chief_of_a_joint_sheet_is_chased_for_the_own_unit() {
        var sheet = sheet(3);
        year.submit(sheet, "sato");
        year.moveTo(cycle(), Stage.APPROVAL, -2);
        year.runJobs();
        assertThat(year.letters("3")).containsExactlyInAnyOrder("REMINDER 𠮷野桂子", "REMINDER 高橋稔");

        year.approve(sheet, "nogyo", "nogyocho");
        year.moveTo(cycle(), Stage.APPROVAL, 1);
        year.runJobs();
        assertThat(year.letters("3").subList(2, 3)).containsExactly("OVERDUE 𠮷野桂子");

        // One director for both sections hears of it once.
        year.moveTo(cycle(), Stage.APPROVAL, 3);
        year.runJobs();
        assertThat(year.letters("3").subList(3, 5)).containsExactlyInAnyOrder("DIRECTOR 𠮷野桂子", "DIRECTOR 渡辺茂");
    }

    @Test
    void after_a_long_downtime_only_the_highest_rung_is_told() {
        var sheet = sheet(1);
        year.moveTo(cycle(), Stage.SELF_EVALUATION, 7);
        year.runJobs();

        assertThat(year.letters("1"))
                .containsExactlyInAnyOrder("PLANNING 渡辺茂", "PLANNING 小林歩", "PLANNING 山本優", "PLANNING 中村光");
        assertThat(jdbc.queryForList(
                        "select rung from task_rung where not told and task_id = ? order by rung",
                        String.class,
                        inbox.openTasks(sheet.value()).get(0).id()))
                .containsExactly("DIRECTOR", "OVERDUE", "REMINDER");

        // Two rungs that are passed at once.
        var other = sheetOfSameYear(2);
        year.submit(other, "tanaka");
        assertThat(year.letters("2")).hasSize(4).allMatch(letter -> letter.startsWith("PLANNING "));
    }

    private EvaluationId sheetOfSameYear(int seq) {
        return year.sheet(cycle(), seq).id();
    }

    @Test
    void a_day_that_is_closed_later_loses_no_rung() {
        sheet(1);
        // The very days of two rungs are closed after their timers were set.
        closedDays.declare(LocalDate.of(2026, 6, 30), null, "台風による閉庁", year.person("kanri"));
        closedDays.declare(LocalDate.of(2026, 7, 6), null, "台風による閉庁", year.person("kanri"));
        for (var day = LocalDate.of(2026, 6, 30); day.isBefore(LocalDate.of(2026, 7, 20)); day = day.plusDays(1)) {
            year.moveTo(day, LocalTime.of(8, 30));
            year.runJobs();
        }
        assertThat(year.letters("1"))
                .containsOnlyOnce("OVERDUE 佐藤花子", "OVERDUE 鈴木一郎", "OVERDUE 𠮷野桂子")
                .containsOnlyOnce("DIRECTOR 𠮷野桂子", "DIRECTOR 渡辺茂")
                .containsOnlyOnce("PLANNING 渡辺茂", "PLANNING 小林歩", "PLANNING 山本優", "PLANNING 中村光");
    }

    @Test
    void a_sheet_in_time_is_not_chased_at_all() {
        var sheet = sheet(1);
        year.confirmed(sheet);
        year.runJobs();
        assertThat(jobs(sheet)).isZero();
        year.moveTo(cycle(), Stage.PUBLICATION, 30);
        year.runJobs();
        assertThat(year.letters("1")).isEmpty();
    }

    @Test
    void who_gets_a_sheet_back_late_has_the_days_of_grace_and_is_reminded_anew() {
        var sheet = sheet(1);
        year.submit(sheet, "sato");
        year.moveTo(cycle(), Stage.SELF_EVALUATION, 2);
        year.sendBackByChief(sheet, "shoko", "shokocho");

        var task = inbox.openTasks(sheet.value()).get(0);
        assertThat(task.due()).isEqualTo("2026-07-06");
        year.runJobs();
        assertThat(year.letters("1"))
                .filteredOn(letter -> letter.startsWith("REMINDER"))
                .hasSize(2);
        year.moveTo(task.due().plusDays(1), LocalTime.of(8, 30));
        year.runJobs();
        assertThat(year.letters("1"))
                .filteredOn(letter -> letter.startsWith("OVERDUE"))
                .hasSize(3);
    }

    private EvaluationId sheet(int seq) {
        return year.sheet(year.handedOut(), seq).id();
    }

    private CycleId cycle() {
        return CycleId.of(runtime.createProcessInstanceQuery()
                .processDefinitionKey(Vocabulary.CYCLE)
                .singleResult()
                .getBusinessKey());
    }

    private ProcessInstance instance(EvaluationId sheet) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(sheet.toString())
                .singleResult();
    }

    private static ProcessInstanceAssert process(ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }

    /** The open tasks as {@code APPROVE SECTION_CHIEF shoko}. */
    private List<String> tasks(EvaluationId sheet) {
        return inbox.openTasks(sheet.value()).stream().map(this::words).sorted().toList();
    }

    private String words(TaskView task) {
        var unit = task.unit();
        var where = unit == null ? "" : unit.equals(town.unit("shoko")) ? " shoko" : " nogyo";
        assertThat(task.kind() == TaskKind.REVIEW).isEqualTo(task.role() == Role.PLANNING);
        return task.kind() + " " + task.role() + where;
    }

    private long jobs(EvaluationId sheet) {
        return jdbc.queryForObject(
                """
                select count(*) from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_
                where e.BUSINESS_KEY_ = ?
                """,
                Long.class,
                sheet.toString());
    }
}
