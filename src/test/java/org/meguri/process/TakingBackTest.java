package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.approval.ApprovalLookup;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.approval.Verdict;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.OpenSubmission;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WithdrawEvaluation;
import org.meguri.journal.Journal;
import org.meguri.plan.ItemDraft;
import org.meguri.review.AcceptSheet;
import org.meguri.review.AcceptanceLookup;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;

/** 取下げ, 承認の取消し and 受付: until when something given may be taken back, and that of two at once one is told. */
@MeguriTest
class TakingBackTest {

    private static final int TIMES = 12;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    AcceptanceLookup acceptances;

    @Autowired
    OpenSubmission opened;

    @Autowired
    WithdrawEvaluation withdraw;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    AcceptSheet accept;

    @Autowired
    Journal journal;

    @Autowired
    Inbox inbox;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Test
    void what_was_handed_in_and_taken_back_is_kept_and_the_round_has_one_submission_in_force() {
        var sheet = first();
        year.submit(sheet, "sato");
        var first = year.round(sheet);
        year.withdraw(sheet, "suzuki");

        assertThat(year.sheet(sheet).status()).isEqualTo(Status.DRAFT);
        assertThat(year.sheet(sheet).round()).isEqualTo(1);
        assertThat(year.sheet(sheet).content()).isEqualTo(first.content());
        assertThat(evaluations.rounds(sheet)).isEmpty();
        assertThat(evaluations.withdrawals(sheet)).singleElement().satisfies(one -> {
            assertThat(one.hash()).isEqualTo(first.hash());
            assertThat(one.submittedBy()).isEqualTo(town.officer("sato"));
            assertThat(one.withdrawnBy()).isEqualTo(town.officer("suzuki"));
        });
        assertThat(actions(sheet)).containsExactly("EvaluationSubmitted", "EvaluationWithdrawn");

        year.submit(sheet, Map.of("result", "×", "status_text", "書き直した。", "future_text", "続ける。"), "sato");
        var second = year.round(sheet);
        assertThat(second.round()).isEqualTo(1);
        assertThat(second.hash()).isNotEqualTo(first.hash());
        year.withdraw(sheet, "sato");
        assertThat(evaluations.withdrawals(sheet)).extracting("number").containsExactly(1, 2);
    }

    @Test
    void replies_to_a_send_back_outlive_a_withdrawal() {
        var sheet = first();
        year.approved(sheet);
        year.sendBackByPlanning(sheet, "kikaku");
        year.submit(sheet, "sato");
        year.withdraw(sheet, "sato");

        assertThat(year.sheet(sheet).round()).isEqualTo(2);
        assertThat(evaluations.requests(sheet)).singleElement().satisfies(request -> assertThat(request.reply())
                .isEqualTo("ご指摘のとおり改めました。"));
        year.submit(sheet, "sato");
        assertThat(evaluations.rounds(sheet)).extracting("round").containsExactly(1, 2);
    }

    @Test
    void once_the_chief_has_looked_the_sheet_is_no_longer_taken_back() {
        var sheet = first();
        year.submit(sheet, "sato");
        year.moveTo(LocalDate.of(2026, 6, 2), LocalTime.of(10, 15));
        opened.look(sheet, year.person("shokocho"));
        opened.look(sheet, year.person("shokocho"));

        assertThat(evaluations.openings(sheet, 1)).singleElement().satisfies(one -> {
            assertThat(one.officer()).isEqualTo(town.officer("shokocho"));
            assertThat(one.at()).isEqualTo(year.clock().instant());
        });
        assertThatThrownBy(() -> year.withdraw(sheet, "sato"))
                .asInstanceOf(type(Refusal.class))
                .returns("evaluation.withdraw.opened", Refusal::key)
                .returns(HttpStatus.CONFLICT, Refusal::status)
                .satisfies(refusal -> assertThat(refusal.arguments()).contains("No.1 事業1", "𠮷野桂子"));
        assertThat(where(sheet)).containsExactly("UserTask_Approve");
        assertThat(actions(sheet)).containsExactly("EvaluationSubmitted");
    }

    @Test
    void a_look_of_who_may_not_decide_opens_nothing() {
        var sheet = first();
        year.submit(sheet, "sato");
        for (var login : List.of("sato", "suzuki", "nogyocho", "bucho", "kikaku", "shicho", "kanri")) {
            opened.look(sheet, year.person(login));
        }
        assertThat(evaluations.openings(sheet, 1)).isEmpty();
        year.withdraw(sheet, "sato");
        // Nor does a look at a draft.
        opened.look(sheet, year.person("shokocho"));
        assertThat(evaluations.openings(sheet, 1)).isEmpty();
    }

    @Test
    void who_approves_without_a_look_has_opened_it_too() {
        var sheet = year.sheet(year.handedOut(), 3).id();
        year.submit(sheet, "sato");
        year.approve(sheet, "nogyo", "nogyocho");
        refused(HttpStatus.CONFLICT, "evaluation.withdraw.opened", () -> year.withdraw(sheet, "sato"));
        year.takeApprovalBack(sheet, "nogyo", "nogyocho");
        // What was read stays read.
        refused(HttpStatus.CONFLICT, "evaluation.withdraw.opened", () -> year.withdraw(sheet, "sato"));
    }

    @Test
    void nobody_else_takes_a_sheet_back_and_nothing_is_taken_back_twice() {
        var sheet = first();
        year.submit(sheet, "sato");
        var command = year.withdrawal(sheet);
        for (var login : List.of("tanaka", "nogyocho", "kikaku", "bucho", "iin", "kanri")) {
            refused(HttpStatus.NOT_FOUND, "evaluation.unknown", () -> withdraw.withdraw(command, year.person(login)));
        }
        withdraw.withdraw(command, year.person("sato"));
        withdraw.withdraw(command, year.person("sato"));
        assertThat(evaluations.withdrawals(sheet)).hasSize(1);
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> withdraw.withdraw(command, year.person("suzuki")));

        year.submit(sheet, Map.of("result", "×", "status_text", "書き直した。", "future_text", "続ける。"), "sato");
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> withdraw.withdraw(command, year.person("sato")));
        assertThat(where(sheet)).containsExactly("UserTask_Approve");
    }

    @Test
    void only_who_gave_an_approval_takes_it_back_and_it_stays_in_the_books() {
        var sheet = first();
        year.approved(sheet);
        for (var login : List.of("sato", "nogyocho", "bucho", "kikaku")) {
            refused(HttpStatus.NOT_FOUND, "evaluation.unknown", () -> year.takeApprovalBack(sheet, "shoko", login));
        }
        year.takeApprovalBack(sheet, "shoko", "shokocho");
        year.takeApprovalBack(sheet, "shoko", "shokocho");
        assertThat(approvals.of(sheet)).isEmpty();
        assertThat(actions(sheet)).containsExactly("EvaluationSubmitted", "EvaluationApproved", "ApprovalTakenBack");

        year.approve(sheet, "shoko", "shokocho");
        year.takeApprovalBack(sheet, "shoko", "shokocho");
        assertThat(actions(sheet)).hasSize(5);
        assertThat(where(sheet)).containsExactly("UserTask_Approve");
    }

    @Test
    void what_planning_has_accepted_stays_approved_until_it_is_released() {
        var sheet = first();
        year.approved(sheet);
        year.accept(sheet, "kikaku");
        assertThatThrownBy(() -> year.takeApprovalBack(sheet, "shoko", "shokocho"))
                .asInstanceOf(type(Refusal.class))
                .returns("evaluation.accepted", Refusal::key)
                .satisfies(refusal -> assertThat(refusal.arguments()).contains("No.1 事業1", "山本優"));
        assertThat(where(sheet)).containsExactly("UserTask_Review");

        accept.release(sheet, 1, year.person("kikaku2"));
        year.takeApprovalBack(sheet, "shoko", "shokocho");
        assertThat(where(sheet)).containsExactly("UserTask_Approve");
        assertThat(actions(sheet))
                .containsExactly(
                        "EvaluationSubmitted",
                        "EvaluationApproved",
                        "SheetAccepted",
                        "SheetReleased",
                        "ApprovalTakenBack");
    }

    @Test
    void an_accepted_sheet_is_handed_to_a_colleague_and_nobody_else() {
        var sheet = first();
        year.approved(sheet);
        refused(
                HttpStatus.CONFLICT,
                "review.accept.nobody",
                () -> accept.hand(sheet, 1, town.officer("kikaku2"), year.person("kikaku")));
        year.accept(sheet, "kikaku");
        year.accept(sheet, "kikaku");
        refused(HttpStatus.CONFLICT, "review.accept.taken", () -> year.accept(sheet, "kikaku2"));
        refused(HttpStatus.FORBIDDEN, "review.planning-only", () -> year.accept(sheet, "shokocho"));
        refused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "review.hand.no-colleague",
                () -> accept.hand(sheet, 1, town.officer("sato"), year.person("kikaku")));

        accept.hand(sheet, 1, town.officer("kikaku2"), year.person("kikaku"));
        assertThat(acceptances.of(List.of(sheet)).get(sheet)).satisfies(held -> {
            assertThat(held.holder()).isEqualTo(town.officer("kikaku2"));
            assertThat(held.acceptedBy()).isEqualTo(town.officer("kikaku"));
        });
        assertThat(actions(sheet)).endsWith("SheetAccepted", "SheetHanded");
        // It says who looks after the sheet; it locks nobody out.
        year.confirm(sheet, "kikaku");
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> year.accept(sheet, "kikaku"));
    }

    @Test
    void a_sheet_that_the_chiefs_still_have_is_not_accepted() {
        var sheet = first();
        year.submit(sheet, "sato");
        refused(HttpStatus.CONFLICT, "evaluation.moved-on", () -> year.accept(sheet, "kikaku"));
    }

    @Test
    void an_approval_and_a_withdrawal_meet_and_one_is_told() {
        for (var sheet : sheets()) {
            year.submit(sheet, "sato");
            var mine = year.withdrawal(sheet);
            var yours = year.approval(sheet, "shoko", Verdict.APPROVED);
            var outcomes = Race.run(
                    () -> withdraw.withdraw(mine, year.person("sato")),
                    () -> approve.decide(yours, year.person("shokocho")));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "refused 409");
            var back = outcomes.get(0).equals("done");
            assertThat(year.sheet(sheet).status()).isEqualTo(back ? Status.DRAFT : Status.APPROVED);
            assertThat(where(sheet)).containsExactly(back ? "UserTask_SelfEvaluate" : "UserTask_Review");
            assertThat(approvals.of(sheet)).hasSize(back ? 0 : 1);
            assertThat(evaluations.withdrawals(sheet)).hasSize(back ? 1 : 0);
        }
    }

    @Test
    void a_look_and_a_withdrawal_meet_and_what_was_opened_is_not_taken_back() {
        for (var sheet : sheets()) {
            year.submit(sheet, "sato");
            var mine = year.withdrawal(sheet);
            var outcomes = Race.run(
                    () -> withdraw.withdraw(mine, year.person("sato")),
                    () -> opened.look(sheet, year.person("shokocho")));
            assertThat(outcomes.get(1)).isEqualTo("done");
            var back = outcomes.get(0).equals("done");
            assertThat(evaluations.openings(sheet, 1)).hasSize(back ? 0 : 1);
            assertThat(year.sheet(sheet).status()).isEqualTo(back ? Status.DRAFT : Status.SUBMITTED);
            assertThat(where(sheet)).containsExactly(back ? "UserTask_SelfEvaluate" : "UserTask_Approve");
        }
    }

    @Test
    void an_acceptance_and_a_taking_back_meet_and_one_is_told() {
        for (var sheet : sheets()) {
            year.approved(sheet);
            var outcomes = Race.run(
                    () -> year.takeApprovalBack(sheet, "shoko", "shokocho"),
                    () -> accept.accept(sheet, 1, year.person("kikaku")));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "refused 409");
            var back = outcomes.get(0).equals("done");
            assertThat(acceptances.of(List.of(sheet))).hasSize(back ? 0 : 1);
            assertThat(where(sheet)).containsExactly(back ? "UserTask_Approve" : "UserTask_Review");
        }
    }

    @Test
    void of_two_colleagues_who_accept_at_once_one_has_it() {
        for (var sheet : sheets()) {
            year.approved(sheet);
            assertThat(Race.run(
                            () -> accept.accept(sheet, 1, year.person("kikaku")),
                            () -> accept.accept(sheet, 1, year.person("kikaku2"))))
                    .containsExactlyInAnyOrder("done", "refused 409");
            assertThat(actions(sheet)).filteredOn("SheetAccepted"::equals).hasSize(1);
        }
    }

    @Test
    void a_sheet_that_runs_by_a_model_of_before_is_taken_back_too() throws IOException {
        var old = repository
                .createDeployment()
                .addString(
                        "evaluation.bpmn",
                        new ClassPathResource("process/evaluation-before-taking-back.bpmn")
                                .getContentAsString(StandardCharsets.UTF_8))
                // Forms are bound to their deployment.
                .addString("self-evaluation.form", "{\"id\": \"self-evaluation\"}")
                .addString("approval.form", "{\"id\": \"approval\"}")
                .addString("review.form", "{\"id\": \"review\"}")
                .deploy();
        try {
            var sheet = year.sheet(year.handedOut(), 3).id();
            assertThat(model(sheet)).isEqualTo(old.getId());
            year.submit(sheet, "sato");
            year.withdraw(sheet, "sato");
            assertThat(where(sheet)).containsExactly("UserTask_SelfEvaluate");
            year.submit(sheet, "sato");
            assertThat(where(sheet)).containsExactly("UserTask_Approve", "UserTask_Approve");
            year.approve(sheet, "shoko", "shokocho");
            year.takeApprovalBack(sheet, "shoko", "shokocho");
            assertThat(where(sheet)).containsExactly("UserTask_Approve", "UserTask_Approve");
            year.approve(sheet, "shoko", "shokocho");
            year.approve(sheet, "nogyo", "nogyocho");
            assertThat(where(sheet)).containsExactly("UserTask_Review");
            year.takeApprovalBack(sheet, "nogyo", "nogyocho");
            assertThat(where(sheet)).containsExactly("UserTask_Approve");
            year.approve(sheet, "nogyo", "nogyocho");
            year.confirm(sheet, "kikaku");
            assertThat(where(sheet)).isEmpty();
        } finally {
            repository.deleteDeployment(old.getId(), true);
        }
    }

    private String model(EvaluationId sheet) {
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(sheet.toString())
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getDeploymentId();
    }

    private EvaluationId first() {
        return year.sheet(year.handedOut(), 1).id();
    }

    private List<EvaluationId> sheets() {
        CycleId cycle = year.handedOut(IntStream.rangeClosed(1, TIMES)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));
        return evaluations.summaries(cycle).stream().map(sheet -> sheet.id()).toList();
    }

    /** What the journal says of the sheet, oldest first. */
    private List<String> actions(EvaluationId sheet) {
        return journal.ofCycle(year.sheet(sheet).cycle().value()).stream()
                .filter(entry -> sheet.value().equals(entry.subject()))
                .map(entry -> entry.action())
                .toList();
    }

    /** Where the engine waits for people, and the inbox with it. */
    private List<String> where(EvaluationId sheet) {
        var waiting = tasks.createTaskQuery()
                .processInstanceBusinessKey(sheet.toString())
                .list();
        assertThat(inbox.openTasks(sheet.value()))
                .extracting("id")
                .containsExactlyInAnyOrderElementsOf(
                        waiting.stream().map(Task::getId).toList());
        return waiting.stream().map(Task::getTaskDefinitionKey).toList();
    }

    private static void refused(HttpStatus status, String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .returns(status, Refusal::status);
    }
}
