package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkId;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.BeginEvaluations;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.evaluation.Status;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture.Step;
import org.meguri.publication.BoardLookup;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionLookup;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A year of a plan, through the real model and the real use cases. */
@MeguriTest
@WalksEveryPath("cycle")
class CycleProcessTest {

    private static final List<String> PLANNING = List.of("小林歩", "山本優", "中村光");
    private static final List<String> BOARD = List.of("山田誠", "小林歩", "山本優", "中村光");

    @Autowired
    YearFixture year;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    AnswerRemark answer;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    BoardLookup boardLookup;

    @Autowired
    EditionLookup editions;

    @Autowired
    Inbox inbox;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    BeginEvaluations begin;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    EntityManager entityManager;

    @Test
    void a_chunk_of_sheets_is_handed_out_without_carrying_the_whole_year_along() {
        var cycle = year.open(IntStream.rangeClosed(1, 30)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));
        transaction.executeWithoutResult(status -> {
            begin.prepare(cycle);
            assertThat(entityManager.unwrap(Session.class).getStatistics().getEntityCount())
                    .as("what each later query would be checked against")
                    .isZero();
        });
        assertThat(evaluations.all(cycle)).hasSize(30).allMatch(sheet -> sheet.status() == Status.PREPARED);
    }

    @Test
    void a_year_goes_from_its_opening_to_its_end() {
        var cycle = year.open();
        var instance = instance(cycle);
        process(instance).isWaitingAtExactly("ServiceTask_OpenEvaluations");
        assertThat(state(cycle)).isEqualTo(CycleState.OPENING);
        assertThat(evaluations.all(cycle)).isEmpty();

        year.runJobs();
        process(instance).isWaitingAtExactly("ReceiveTask_EvaluationsConcluded");
        assertThat(state(cycle)).isEqualTo(CycleState.EVALUATION);
        assertThat(statuses(cycle)).containsExactly(Status.DRAFT, Status.DRAFT, Status.DRAFT, Status.DRAFT);

        evaluations.all(cycle).forEach(sheet -> year.confirmed(sheet.id()));
        year.runJobs();
        process(instance).isWaitingAtExactly("UserTask_HoldCommittee");
        assertThat(state(cycle)).isEqualTo(CycleState.COMMITTEE);
        assertThat(tasks(cycle)).containsExactly("HOLD_COMMITTEE PLANNING");

        year.hold(cycle, "kikaku");
        process(instance).isWaitingAtExactly("UserTask_ConfirmByBoard").hasPassed("ServiceTask_AwaitRemarks");
        assertThat(state(cycle)).isEqualTo(CycleState.BOARD);
        assertThat(tasks(cycle)).containsExactly("CONFIRM_BY_BOARD EXECUTIVE");

        board.decide(cycle, 1, BoardVerdict.APPROVED, "", year.person("shicho"));
        process(instance).isWaitingAtExactly("UserTask_Publish");
        assertThat(state(cycle)).isEqualTo(CycleState.PUBLICATION);
        assertThat(tasks(cycle)).containsExactly("PUBLISH PLANNING");

        year.publish(cycle, "");
        process(instance).isEnded();
        assertThat(state(cycle)).isEqualTo(CycleState.CLOSED);
        assertThat(tasks(cycle)).isEmpty();
        assertThat(statuses(cycle)).containsOnly(Status.PUBLISHED);
        assertThat(editions.ofCycle(cycle)).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(management.createJobQuery().count()).isZero();
    }

    @Test
    void more_sheets_than_a_chunk_are_handed_out_job_by_job() {
        int many = OpenEvaluationsDelegate.CHUNK + 1;
        var cycle = year.open(IntStream.rangeClosed(1, many)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));

        management.executeJob(management.createJobQuery().singleResult().getId());
        process(instance(cycle)).isWaitingAtExactly("ServiceTask_OpenEvaluations");
        assertThat(state(cycle)).isEqualTo(CycleState.OPENING);
        assertThat(statuses(cycle).subList(0, many - 1)).containsOnly(Status.DRAFT);
        assertThat(statuses(cycle).get(many - 1)).isEqualTo(Status.PREPARED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("evaluation")
                        .count())
                .isEqualTo(many - 1);

        year.runJobs();
        process(instance(cycle)).isWaitingAtExactly("ReceiveTask_EvaluationsConcluded");
        assertThat(state(cycle)).isEqualTo(CycleState.EVALUATION);
        assertThat(statuses(cycle)).hasSize(many).containsOnly(Status.DRAFT);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("evaluation")
                        .count())
                .isEqualTo(many);
    }

    @Test
    void sheets_that_are_confirmed_while_others_are_still_to_be_handed_out_do_not_move_the_year() {
        int many = OpenEvaluationsDelegate.CHUNK + 1;
        var cycle = year.open(IntStream.rangeClosed(1, many)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));
        management.executeJob(management.createJobQuery().singleResult().getId());
        // As if a hundred departments had been as quick as this one.
        jdbc.update("update evaluation set status = 'CONFIRMED' where status = 'DRAFT' and seq > 1");
        year.confirmed(year.sheet(cycle, 1).id());
        management.executeJob(management
                .createJobQuery()
                .activityId("ServiceTask_ReportConclusion")
                .singleResult()
                .getId());
        process(instance(cycle)).isWaitingAtExactly("ServiceTask_OpenEvaluations");

        year.runJobs();
        year.confirmed(year.sheet(cycle, many).id());
        year.runJobs();
        process(instance(cycle)).isWaitingAtExactly("UserTask_HoldCommittee");
    }

    @Test
    void the_year_learns_of_the_last_sheet_whichever_it_is() {
        var cycle = year.handedOut();
        var instance = instance(cycle);
        for (int seq : new int[] {4, 1, 2}) {
            year.confirmed(year.sheet(cycle, seq).id());
            year.runJobs();
            process(instance).isWaitingAtExactly("ReceiveTask_EvaluationsConcluded");
        }
        var last = year.sheet(cycle, 3).id();
        year.approved(last);
        year.sendBackByPlanning(last, "kikaku");
        year.runJobs();
        process(instance).isWaitingAtExactly("ReceiveTask_EvaluationsConcluded");

        year.confirmed(last);
        process(instance).isWaitingAtExactly("ReceiveTask_EvaluationsConcluded");
        year.runJobs();
        process(instance).isWaitingAtExactly("UserTask_HoldCommittee");
    }

    @Test
    void the_committee_cannot_be_recorded_before_its_time() {
        var cycle = year.handedOut();
        assertThatThrownBy(() -> year.hold(cycle, "kikaku"))
                .asInstanceOf(type(Refusal.class))
                .returns("committee.not-now", Refusal::key);
    }

    @Test
    void an_open_remark_holds_the_year_up_until_its_answer_is_approved() {
        var cycle = year.atCommittee();
        var first = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        var second = year.remark(year.sheet(cycle, 2).id(), "もっと早く進めてください。");
        year.hold(cycle, "kikaku");
        process(instance(cycle)).isWaitingAtExactly("ReceiveTask_RemarksAnswered");
        assertThat(state(cycle)).isEqualTo(CycleState.ANSWERS);
        assertThat(tasks(cycle)).isEmpty();

        answered(first, "sato", "shokocho");
        year.runJobs();
        process(instance(cycle)).isWaitingAtExactly("ReceiveTask_RemarksAnswered");
        answered(second, "tanaka", "nogyocho");
        year.runJobs();
        process(instance(cycle)).isWaitingAtExactly("UserTask_ConfirmByBoard");
        assertThat(state(cycle)).isEqualTo(CycleState.BOARD);
    }

    @Test
    void remarks_that_are_answered_before_the_committee_ends_hold_nothing_up() {
        var cycle = year.atCommittee();
        var remark = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        answered(remark, "sato", "shokocho");
        year.runJobs();
        process(instance(cycle)).isWaitingAtExactly("UserTask_HoldCommittee");
        year.hold(cycle, "kikaku");
        process(instance(cycle))
                .isWaitingAtExactly("UserTask_ConfirmByBoard")
                .hasNotPassed("ReceiveTask_RemarksAnswered");
    }

    @Test
    void an_answer_whose_report_is_still_to_be_run_counts_as_given() {
        var cycle = year.atCommittee();
        var remark = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        answered(remark, "sato", "shokocho");
        year.hold(cycle, "kikaku");
        process(instance(cycle)).isWaitingAtExactly("UserTask_ConfirmByBoard");
        year.runJobs();
        process(instance(cycle)).isWaitingAtExactly("UserTask_ConfirmByBoard");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    }

    @Test
    void the_board_asks_for_something_and_planning_responds() {
        var cycle = year.atBoard();
        var instance = instance(cycle);
        for (int attempt = 1; attempt <= 2; attempt++) {
            board.decide(cycle, attempt, BoardVerdict.RETURNED, "評価の根拠を示してください。", year.person("shicho"));
            process(instance).isWaitingAtExactly("UserTask_RespondToBoard");
            assertThat(tasks(cycle)).containsExactly("RESPOND_TO_BOARD PLANNING");
            assertThat(state(cycle)).isEqualTo(CycleState.BOARD);

            board.respond(cycle, attempt, "根拠を補いました。", year.person("kikaku"));
            process(instance).isWaitingAtExactly("UserTask_ConfirmByBoard");
            assertThat(tasks(cycle)).containsExactly("CONFIRM_BY_BOARD EXECUTIVE");
        }
        board.decide(cycle, 3, BoardVerdict.APPROVED, "", year.person("shicho"));
        process(instance).isWaitingAtExactly("UserTask_Publish");
        assertThat(boardLookup.of(cycle)).extracting("response").containsExactly("根拠を補いました。", "根拠を補いました。", null);
    }

    @Test
    void planning_is_chased_for_the_committee() {
        var cycle = year.atCommittee();
        year.climb(
                cycle,
                Stage.COMMITTEE,
                "test-plan",
                new Step("REMINDER", -3, PLANNING),
                new Step("OVERDUE", 1, PLANNING));
        process(instance(cycle)).isWaitingAtExactly("UserTask_HoldCommittee");
    }

    @Test
    void the_board_is_chased() {
        var cycle = year.atBoard();
        year.climb(cycle, Stage.BOARD, "test-plan", new Step("REMINDER", -3, BOARD), new Step("OVERDUE", 1, BOARD));
        process(instance(cycle)).isWaitingAtExactly("UserTask_ConfirmByBoard");
    }

    @Test
    void planning_is_chased_for_its_response_to_the_board() {
        var cycle = year.atBoard();
        board.decide(cycle, 1, BoardVerdict.RETURNED, "評価の根拠を示してください。", year.person("shicho"));
        year.climb(cycle, Stage.BOARD, "test-plan", new Step("REMINDER", -3, BOARD), new Step("OVERDUE", 1, BOARD));
        process(instance(cycle)).isWaitingAtExactly("UserTask_RespondToBoard");
    }

    @Test
    void planning_is_chased_for_the_publication() {
        var cycle = year.atBoard();
        board.decide(cycle, 1, BoardVerdict.APPROVED, "", year.person("shicho"));
        year.climb(
                cycle,
                Stage.PUBLICATION,
                "test-plan",
                new Step("REMINDER", -3, PLANNING),
                new Step("OVERDUE", 1, PLANNING));
        process(instance(cycle)).isWaitingAtExactly("UserTask_Publish");
        year.publish(cycle, "遅れて公表しました。");
        assertThat(instance(cycle)).isNull();
    }

    private void answered(RemarkId remark, String writer, String chief) {
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person(writer));
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", year.person(chief));
    }

    private CycleState state(CycleId cycle) {
        return year.cycle(cycle).state();
    }

    private List<Status> statuses(CycleId cycle) {
        return evaluations.summaries(cycle).stream()
                .map(EvaluationSummary::status)
                .toList();
    }

    private List<String> tasks(CycleId cycle) {
        return inbox.openTasks(cycle.value()).stream()
                .map(task -> task.kind() + " " + task.role())
                .toList();
    }

    private ProcessInstance instance(CycleId cycle) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cycle.toString())
                .singleResult();
    }

    private static ProcessInstanceAssert process(ProcessInstance instance) {
        return BpmnAwareTests.assertThat(instance);
    }
}
