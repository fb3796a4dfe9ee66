package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.approval.Verdict;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkId;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.PlanCycle;
import org.meguri.evaluation.InvalidSheet;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.PublishResults;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;

/** Work and process move together or not at all: whoever refuses, no row of either is another one afterwards. */
@MeguriTest
class RollbackTest {

    @Autowired
    YearFixture year;

    @Autowired
    WriteEvaluation write;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    AnswerRemark answer;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    PublishResults publish;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    DataSource house;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_submission_the_process_refuses_leaves_the_sheet_a_draft() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        // Somebody has moved the process behind the product's back.
        tasks.complete(task(sheet.value()), Map.of("verdict", ""));

        refusedByEngine(() -> year.submit(sheet, "sato"));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.DRAFT);
        assertThat(year.sheet(sheet).content()).isEmpty();
    }

    @Test
    void an_approval_the_process_refuses_is_none() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, "sato");
        tasks.complete(task(sheet.value()));

        refusedByEngine(() -> year.approve(sheet, "shoko", "shokocho"));
        refusedByEngine(() -> year.sendBackByChief(sheet, "shoko", "shokocho"));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void a_review_the_process_refuses_is_none() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.approved(sheet);
        tasks.complete(task(sheet.value()));

        refusedByEngine(() -> year.confirm(sheet, "kikaku"));
        refusedByEngine(() -> year.sendBackByPlanning(sheet, "kikaku"));
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void a_process_that_is_stopped_takes_nothing_and_goes_on_later() {
        var sheet = year.sheet(year.handedOut(), 1).id();
        stopped(sheet.value(), () -> year.submit(sheet, "sato"));
        year.submit(sheet, "sato");
        stopped(sheet.value(), () -> year.approve(sheet, "shoko", "shokocho"));
        stopped(sheet.value(), () -> year.sendBackByChief(sheet, "shoko", "shokocho"));
        year.approve(sheet, "shoko", "shokocho");
        stopped(sheet.value(), () -> year.confirm(sheet, "kikaku"));
        stopped(sheet.value(), () -> year.sendBackByPlanning(sheet, "kikaku"));
        year.confirm(sheet, "kikaku");
        year.runJobs();
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.CONFIRMED);
    }

    @Test
    void a_remark_whose_process_is_stopped_is_not_answered() {
        var cycle = year.atCommittee();
        var remark = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        stopped(remark.value(), () -> answer(remark));
        answer(remark);
        stopped(
                remark.value(),
                () -> answer.decide(remark, 1, AnswerVerdict.RETURNED, "時期は。", year.person("shokocho")));
        stopped(remark.value(), () -> answer.decide(remark, 1, AnswerVerdict.APPROVED, "", year.person("shokocho")));
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", year.person("shokocho"));
    }

    private void answer(RemarkId remark) {
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person("sato"));
    }

    @Test
    void a_year_whose_process_is_stopped_is_neither_confirmed_nor_published() {
        var cycle = year.atCommittee();
        stopped(cycle.value(), () -> year.hold(cycle, "kikaku"));
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.COMMITTEE);
        year.hold(cycle, "kikaku");
        stopped(cycle.value(), () -> decide(cycle, 1, BoardVerdict.RETURNED, "根拠は。"));
        decide(cycle, 1, BoardVerdict.RETURNED, "根拠は。");
        stopped(cycle.value(), () -> board.respond(cycle, 1, "補いました。", year.person("kikaku")));
        board.respond(cycle, 1, "補いました。", year.person("kikaku"));
        stopped(cycle.value(), () -> decide(cycle, 2, BoardVerdict.APPROVED, ""));
        decide(cycle, 2, BoardVerdict.APPROVED, "");
        var draft = year.proposed(cycle, "");
        stopped(cycle.value(), () -> publish.approve(draft, year.person("kikaku2")));
        publish.approve(draft, year.person("kikaku2"));
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.CLOSED);
    }

    private void decide(CycleId cycle, int attempt, BoardVerdict verdict, String reason) {
        board.decide(cycle, attempt, verdict, reason, year.person("shicho"));
    }

    @Test
    void a_remark_is_not_made_where_its_process_cannot_start() {
        var cycle = year.atCommittee();
        var sheet = year.sheet(cycle, 1).id();
        withoutStarts(Vocabulary.REMARK, () -> year.remark(sheet, "効果が見えません。"));
        year.remark(sheet, "効果が見えません。");
    }

    @Test
    void a_year_stays_planned_where_its_process_cannot_start() {
        var cycle = year.planned(year.item(1, "shoko"));
        withoutStarts(Vocabulary.CYCLE, () -> planCycle.open(cycle, year.person("kikaku")));
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.PLANNED);
    }

    @Test
    void a_chunk_that_breaks_off_hands_out_nothing() {
        var cycle = year.open();
        var job = management.createJobQuery().singleResult().getId();
        jdbc.update("delete from cycle_stage where stage = 'SELF_EVALUATION'");

        var before = Everything.in(house);
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        var after = Everything.in(house);
        // The engine remembers that it has tried.
        for (var table : new String[] {"act_ru_job", "act_ge_bytearray", "act_hi_job_log", "act_ru_incident"}) {
            before.remove(table);
            after.remove(table);
        }
        assertThat(after).isEqualTo(before);
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.OPENING);
        assertThat(management.createJobQuery().singleResult().getRetries()).isEqualTo(4);
    }

    @Test
    void the_domain_refuses_within_the_step_of_the_process_and_the_step_is_undone() {
        var cycle = year.atCommittee();
        // The committee's step opens the board's task, which has no due day any more.
        jdbc.update("delete from cycle_stage where stage = 'BOARD'");
        unchanged(() -> assertThatThrownBy(() -> year.hold(cycle, "kikaku")).isInstanceOf(RuntimeException.class));
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.COMMITTEE);
    }

    @Test
    void what_the_domain_refuses_never_reaches_the_process() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1).id();
        unchanged(() -> assertThatThrownBy(() -> year.submit(sheet, Map.of("result", "◎"), "sato"))
                .isInstanceOf(InvalidSheet.class));
        unchanged(() -> refused(HttpStatus.NOT_FOUND, () -> year.submit(sheet, "tanaka")));
        year.submit(sheet, "sato");

        var seen = year.approval(sheet, "shoko", Verdict.APPROVED);
        var chief = year.person("shokocho");
        unchanged(() -> refused(
                HttpStatus.CONFLICT, () -> approve.decide(with(seen, 2, seen.hash(), Verdict.APPROVED, ""), chief)));
        unchanged(() -> refused(
                HttpStatus.CONFLICT, () -> approve.decide(with(seen, 1, "0".repeat(64), Verdict.APPROVED, ""), chief)));
        unchanged(() -> refused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                () -> approve.decide(with(seen, 1, seen.hash(), Verdict.RETURNED, "　"), chief)));
        unchanged(() -> refused(HttpStatus.NOT_FOUND, () -> approve.decide(seen, year.person("nogyocho"))));
        unchanged(() -> refused(HttpStatus.CONFLICT, () -> year.confirm(sheet, "kikaku")));
        approve.decide(seen, chief);

        unchanged(() -> refused(HttpStatus.FORBIDDEN, () -> year.confirm(sheet, "shokocho")));
        unchanged(() -> refused(HttpStatus.NOT_FOUND, () -> year.remark(sheet, "まだ読めないはず。")));
        unchanged(() -> refused(HttpStatus.CONFLICT, () -> year.hold(cycle, "kikaku")));
        unchanged(() -> refused(HttpStatus.CONFLICT, () -> decide(cycle, 1, BoardVerdict.APPROVED, "")));
        unchanged(() -> refused(HttpStatus.CONFLICT, () -> year.proposed(cycle, "")));
    }

    private static ApproveEvaluation.Command with(
            ApproveEvaluation.Command seen, int round, String hash, Verdict verdict, String reason) {
        return new ApproveEvaluation.Command(seen.evaluation(), seen.unit(), round, hash, verdict, reason, Map.of());
    }

    private String task(UUID subject) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(subject.toString())
                .singleResult()
                .getId();
    }

    private void refusedByEngine(ThrowingCallable act) {
        unchanged(() -> assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(HttpStatus.CONFLICT, Refusal::status)
                .returns("process.not-waiting", Refusal::key));
    }

    private static void refused(HttpStatus status, ThrowingCallable act) {
        assertThatThrownBy(act).asInstanceOf(type(Refusal.class)).returns(status, Refusal::status);
    }

    private void stopped(UUID subject, ThrowingCallable act) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.toString())
                .singleResult()
                .getId();
        runtime.suspendProcessInstanceById(instance);
        unchanged(() -> assertThatThrownBy(act).isInstanceOf(SuspendedEntityInteractionException.class));
        runtime.activateProcessInstanceById(instance);
    }

    private void withoutStarts(String process, ThrowingCallable act) {
        repository.suspendProcessDefinitionByKey(process);
        try {
            unchanged(() -> assertThatThrownBy(act).isInstanceOf(SuspendedEntityInteractionException.class));
        } finally {
            repository.activateProcessDefinitionByKey(process);
        }
    }

    private void unchanged(Runnable act) {
        var before = Everything.in(house);
        act.run();
        assertThat(Everything.in(house)).isEqualTo(before);
    }
}
