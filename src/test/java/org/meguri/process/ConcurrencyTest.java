package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.approval.ApprovalLookup;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.HoldCommittee;
import org.meguri.committee.MakeRemark;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.journal.Journal;
import org.meguri.plan.ItemDraft;
import org.meguri.publication.BoardLookup;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionLookup;
import org.meguri.publication.PublishResults;
import org.meguri.review.ReviewEvaluation;
import org.meguri.review.ReviewLookup;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;

/** Two at once: one effect, and the other is told. Real use cases, real transactions, two threads. */
@MeguriTest
class ConcurrencyTest {

    private static final int TIMES = 20;

    private static final String SECOND_CHIEF =
            """
            units:
              - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
              - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
            officers:
              - {login: shokocho2, name: 斎藤望, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
            """;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WriteEvaluation write;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    ReviewEvaluation review;

    @Autowired
    ReviewLookup reviews;

    @Autowired
    MakeRemark makeRemark;

    @Autowired
    AnswerRemark answer;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    HoldCommittee hold;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    BoardLookup boardLookup;

    @Autowired
    PublishResults publish;

    @Autowired
    EditionLookup editions;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Journal journal;

    @Autowired
    Inbox inbox;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @RepeatedTest(TIMES)
    void the_last_two_sheets_are_confirmed_at_once_and_the_year_moves_on_once() {
        var cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "nogyo"));
        var sheets = evaluations.all(cycle).stream().map(sheet -> sheet.id()).toList();
        sheets.forEach(year::approved);

        assertThat(Race.run(() -> year.confirm(sheets.get(0), "kikaku"), () -> year.confirm(sheets.get(1), "kikaku2")))
                .containsOnly("done");
        var reports = reports("ServiceTask_ReportConclusion");
        assertThat(reports).hasSize(2);
        assertThat(Race.run(run(reports.get(0)), run(reports.get(1)))).containsOnly("done");

        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.COMMITTEE);
        assertThat(open(cycle)).containsExactly("HOLD_COMMITTEE");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    }

    @RepeatedTest(TIMES)
    void two_sheets_are_confirmed_and_reported_without_waiting_for_each_other() {
        var cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "nogyo"));
        var sheets = evaluations.all(cycle).stream().map(sheet -> sheet.id()).toList();
        sheets.forEach(year::approved);

        assertThat(Race.run(confirmAndReport(sheets.get(0), "kikaku"), confirmAndReport(sheets.get(1), "kikaku2")))
                .containsOnly("done");
        assertThat(open(cycle)).containsExactly("HOLD_COMMITTEE");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    }

    private Race.Act confirmAndReport(EvaluationId sheet, String planner) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(sheet.toString())
                .singleResult()
                .getId();
        return () -> {
            year.confirm(sheet, planner);
            run(management.createJobQuery().processInstanceId(instance).singleResult())
                    .run();
        };
    }

    @RepeatedTest(TIMES)
    void the_last_two_answers_are_approved_and_reported_at_once_and_the_year_moves_on_once() {
        var cycle = year.atCommittee();
        var first = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        var second = year.remark(year.sheet(cycle, 2).id(), "もっと早く。");
        answer.answer(first, 1, Action.ADOPT, "改めます。", year.person("sato"));
        answer.answer(second, 1, Action.ADOPT, "改めます。", year.person("tanaka"));
        year.hold(cycle, "kikaku");

        assertThat(Race.run(
                        () -> answer.decide(first, 1, AnswerVerdict.APPROVED, "", year.person("shokocho")),
                        () -> answer.decide(second, 1, AnswerVerdict.APPROVED, "", year.person("nogyocho"))))
                .containsOnly("done");
        var reports = reports("ServiceTask_ReportAnswer");
        assertThat(Race.run(run(reports.get(0)), run(reports.get(1)))).containsOnly("done");
        assertThat(open(cycle)).containsExactly("CONFIRM_BY_BOARD");
    }

    @RepeatedTest(TIMES)
    void the_last_answer_is_approved_while_the_committee_ends_and_the_year_is_not_stuck() {
        var cycle = year.atCommittee();
        var remark = year.remark(year.sheet(cycle, 1).id(), "効果が見えません。");
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person("sato"));

        assertThat(Race.run(
                        () -> {
                            answer.decide(remark, 1, AnswerVerdict.APPROVED, "", year.person("shokocho"));
                            run(reports("ServiceTask_ReportAnswer").get(0)).run();
                        },
                        () -> year.hold(cycle, "kikaku")))
                .containsOnly("done");
        assertThat(open(cycle)).containsExactly("CONFIRM_BY_BOARD");
    }

    @RepeatedTest(TIMES)
    void a_remark_is_made_while_the_committee_ends_and_is_either_answered_or_refused() {
        var cycle = year.atCommittee();
        var sheet = year.sheet(cycle, 1).id();
        var outcomes = Race.run(() -> year.remark(sheet, "間に合うか。"), () -> year.hold(cycle, "kikaku"));

        assertThat(outcomes.get(1)).isEqualTo("done");
        if (outcomes.get(0).equals("done")) {
            assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.ANSWERS);
            assertThat(remarks.open(cycle)).isEqualTo(1);
        } else {
            assertThat(outcomes.get(0)).isEqualTo("refused 409");
            assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.BOARD);
            assertThat(remarks.ofCycle(cycle)).isEmpty();
        }
    }

    @Test
    void of_two_chiefs_one_decides_and_the_other_is_told() {
        var cycle = sheets(TIMES, "shoko");
        town.extend(SECOND_CHIEF);
        for (var sheet : ids(cycle)) {
            year.submit(sheet, "sato");
            var approved = year.approval(sheet, "shoko", org.meguri.approval.Verdict.APPROVED);
            var returned = year.approval(sheet, "shoko", org.meguri.approval.Verdict.RETURNED);
            var outcomes = Race.run(
                    () -> approve.decide(approved, year.person("shokocho")),
                    () -> approve.decide(returned, year.person("shokocho2")));

            assertThat(outcomes).containsExactlyInAnyOrder("done", "refused 409");
            assertThat(approvals.of(sheet)).hasSize(1);
            boolean yes = outcomes.get(0).equals("done");
            assertThat(year.sheet(sheet).status()).isEqualTo(yes ? Status.APPROVED : Status.DRAFT);
            assertThat(task(sheet)).containsExactly(yes ? "UserTask_Review" : "UserTask_SelfEvaluate");
        }
        told(cycle, TIMES);
    }

    @Test
    void of_two_planners_one_decides_and_the_other_is_told() {
        var cycle = sheets(TIMES, "shoko");
        for (var sheet : ids(cycle)) {
            year.approved(sheet);
            var confirmed = year.review(sheet, org.meguri.review.Verdict.CONFIRMED);
            var returned = year.review(sheet, org.meguri.review.Verdict.RETURNED);
            var outcomes = Race.run(
                    () -> review.decide(returned, year.person("kikaku")),
                    () -> review.decide(confirmed, year.person("kikaku2")));

            assertThat(outcomes).containsExactlyInAnyOrder("done", "refused 409");
            assertThat(reviews.of(sheet)).hasSize(1);
            boolean back = outcomes.get(0).equals("done");
            assertThat(year.sheet(sheet).status()).isEqualTo(back ? Status.DRAFT : Status.CONFIRMED);
            assertThat(task(sheet)).isEqualTo(back ? List.of("UserTask_SelfEvaluate") : List.of());
        }
    }

    /** Each decision is in the journal once, besides the opening and the submissions. */
    private void told(CycleId cycle, int decisions) {
        assertThat(journal.ofCycle(cycle.value()))
                .filteredOn(entry -> !entry.action().equals("EvaluationSubmitted")
                        && !entry.action().equals("CycleOpened"))
                .hasSize(decisions);
    }

    @Test
    void the_chiefs_of_a_joint_sheet_approve_at_once_and_planning_gets_it_once() {
        var cycle = sheets(TIMES, "shoko", "nogyo");
        for (var sheet : ids(cycle)) {
            year.submit(sheet, "sato");
            assertThat(Race.run(
                            () -> year.approve(sheet, "shoko", "shokocho"),
                            () -> year.approve(sheet, "nogyo", "nogyocho")))
                    .containsOnly("done");
            assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
            assertThat(task(sheet)).containsExactly("UserTask_Review");
        }
    }

    @Test
    void of_the_chiefs_of_a_joint_sheet_one_approves_while_the_other_sends_back() {
        var cycle = sheets(TIMES, "shoko", "nogyo");
        for (var sheet : ids(cycle)) {
            year.submit(sheet, "sato");
            var approved = year.approval(sheet, "shoko", org.meguri.approval.Verdict.APPROVED);
            var returned = year.approval(sheet, "nogyo", org.meguri.approval.Verdict.RETURNED);
            var outcomes = Race.run(
                    () -> approve.decide(approved, year.person("shokocho")),
                    () -> approve.decide(returned, year.person("nogyocho")));

            assertThat(outcomes.get(1)).isEqualTo("done");
            assertThat(outcomes.get(0)).isIn("done", "refused 409");
            assertThat(year.sheet(sheet).status()).isEqualTo(Status.DRAFT);
            assertThat(task(sheet)).containsExactly("UserTask_SelfEvaluate");
            assertThat(approvals.of(sheet)).hasSize(outcomes.get(0).equals("done") ? 2 : 1);
        }
    }

    @Test
    void of_two_browsers_on_one_draft_one_is_kept_and_the_other_is_told() {
        var cycle = sheets(TIMES, "shoko");
        for (var sheet : ids(cycle)) {
            var mine = year.submission(sheet, Map.of("status_text", "佐藤の文"));
            var yours = year.submission(sheet, Map.of("status_text", "鈴木の文"));
            var outcomes = Race.run(
                    () -> write.save(mine, year.person("sato")), () -> write.save(yours, year.person("suzuki")));
            assertThat(outcomes).containsExactlyInAnyOrder("done", "refused 409");
            assertThat(year.sheet(sheet).content())
                    .containsEntry("status_text", outcomes.get(0).equals("done") ? "佐藤の文" : "鈴木の文");
            assertThat(year.sheet(sheet).revision()).isEqualTo(1);
        }
    }

    @Test
    void of_two_colleagues_who_hand_in_at_once_one_does() {
        var cycle = sheets(TIMES, "shoko");
        for (var sheet : ids(cycle)) {
            var mine = year.submission(sheet, YearFixture.ANSWERS);
            assertThat(Race.run(
                            () -> write.submit(mine, year.person("sato")),
                            () -> write.submit(mine, year.person("suzuki"))))
                    .containsExactlyInAnyOrder("done", "refused 409");
            assertThat(evaluations.rounds(sheet)).hasSize(1);
        }
    }

    @Test
    void a_double_click_has_one_effect_wherever_it_happens() {
        var cycle = sheets(6, "shoko");
        for (var sheet : ids(cycle)) {
            var handedIn = year.submission(sheet, YearFixture.ANSWERS);
            twice(() -> write.submit(handedIn, year.person("sato")));
            assertThat(evaluations.rounds(sheet)).hasSize(1);

            var returned = year.approval(sheet, "shoko", org.meguri.approval.Verdict.RETURNED);
            twice(() -> approve.decide(returned, year.person("shokocho")));
            assertThat(year.sheet(sheet).round()).isEqualTo(2);
            assertThat(evaluations.requests(sheet)).hasSize(1);

            var again = year.submission(sheet, YearFixture.ANSWERS);
            twice(() -> write.submit(again, year.person("sato")));
            var approved = year.approval(sheet, "shoko", org.meguri.approval.Verdict.APPROVED);
            twice(() -> approve.decide(approved, year.person("shokocho")));
            assertThat(approvals.of(sheet)).hasSize(2);

            var confirmed = year.review(sheet, org.meguri.review.Verdict.CONFIRMED);
            twice(() -> review.decide(confirmed, year.person("kikaku")));
            assertThat(reviews.of(sheet)).hasSize(1);

            var remark = RemarkId.create();
            twice(() -> makeRemark.make(remark, sheet, "効果は。", year.person("iin")));
            twice(() -> answer.answer(remark, 1, Action.PARTLY, "改めます。", year.person("sato")));
            twice(() -> answer.decide(remark, 1, AnswerVerdict.RETURNED, "時期は。", year.person("shokocho")));
            twice(() -> answer.answer(remark, 2, Action.PARTLY, "来年改めます。", year.person("sato")));
            twice(() -> answer.decide(remark, 2, AnswerVerdict.APPROVED, "", year.person("shokocho")));
            assertThat(remarks.decisions(remark)).hasSize(2);
        }
        assertThat(remarks.ofCycle(cycle)).extracting("number").containsExactly(1, 2, 3, 4, 5, 6);
        year.runJobs();

        twice(() -> year.hold(cycle, "kikaku"));
        twice(() -> board.decide(cycle, 1, BoardVerdict.RETURNED, "根拠は。", year.person("shicho")));
        twice(() -> board.respond(cycle, 1, "補いました。", year.person("kikaku")));
        twice(() -> board.decide(cycle, 2, BoardVerdict.APPROVED, "", year.person("shicho")));
        assertThat(boardLookup.of(cycle)).hasSize(2);
        twice(() -> year.proposed(cycle, ""));
        assertThat(publish.drafts(cycle)).hasSize(1);
        var draft = publish.drafts(cycle).get(0).id();
        twice(() -> publish.approve(draft, year.person("kikaku2")));
        assertThat(editions.ofCycle(cycle)).hasSize(1);
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.CLOSED);
        assertThat(journal.ofCycle(cycle.value()).stream()
                        .filter(entry -> List.of("CycleOpened", "ResultsPublished", "CycleClosed")
                                .contains(entry.action()))
                        .toList())
                .hasSize(3);
        assertThat(year.letters("1")).as("the news of the return").hasSize(2);
    }

    private static void twice(Race.Act act) {
        assertThat(Race.run(act, act)).containsOnly("done");
    }

    @Test
    void a_year_is_opened_once() {
        var cycle = year.planned(year.item(1, "shoko"));
        assertThat(Race.run(
                        () -> planCycle.open(cycle, year.person("kikaku")),
                        () -> planCycle.open(cycle, year.person("kikaku2"))))
                .containsExactlyInAnyOrder("done", "refused 409");
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    }

    @Test
    void a_person_is_never_turned_away_because_a_timer_fires_at_that_moment() {
        var cycle = sheets(TIMES, "shoko");
        year.moveTo(cycle, Stage.SELF_EVALUATION, 1);
        for (var sheet : ids(cycle)) {
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(sheet.toString())
                    .singleResult()
                    .getId();
            var timer = management
                    .createJobQuery()
                    .processInstanceId(instance)
                    .activityId("BoundaryEvent_SelfEvaluateOverdue")
                    .singleResult();
            var outcomes = Race.run(() -> year.submit(sheet, "sato"), run(timer));

            assertThat(outcomes.get(0)).isEqualTo("done");
            assertThat(task(sheet)).containsExactly("UserTask_Approve");
            assertThat(year.sheet(sheet).status()).isEqualTo(Status.SUBMITTED);
        }
    }

    private CycleId sheets(int many, String... units) {
        return year.handedOut(IntStream.rangeClosed(1, many)
                .mapToObj(seq -> year.item(seq, units))
                .toArray(ItemDraft[]::new));
    }

    private List<EvaluationId> ids(CycleId cycle) {
        return evaluations.summaries(cycle).stream().map(sheet -> sheet.id()).toList();
    }

    private List<Job> reports(String activity) {
        return management.createJobQuery().activityId(activity).list();
    }

    private Race.Act run(Job job) {
        return () -> management.executeJob(job.getId());
    }

    private List<String> open(CycleId cycle) {
        return inbox.openTasks(cycle.value()).stream()
                .map(task -> task.kind().name())
                .toList();
    }

    /** Where the engine waits for people, and the inbox with it. */
    private List<String> task(EvaluationId sheet) {
        var waiting = tasks.createTaskQuery()
                .processInstanceBusinessKey(sheet.toString())
                .list();
        assertThat(inbox.openTasks(sheet.value()))
                .extracting("id")
                .containsExactlyInAnyOrderElementsOf(waiting.stream()
                        .map(org.camunda.bpm.engine.task.Task::getId)
                        .toList());
        return waiting.stream()
                .map(org.camunda.bpm.engine.task.Task::getTaskDefinitionKey)
                .toList();
    }
}
