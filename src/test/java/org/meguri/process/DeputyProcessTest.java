package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.approval.ApprovalLookup;
import org.meguri.approval.ApprovalView;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.approval.Verdict;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.cycle.Stage;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationPage;
import org.meguri.evaluation.EvaluationPages;
import org.meguri.evaluation.Status;
import org.meguri.journal.Journal;
import org.meguri.mail.LetterView;
import org.meguri.organization.DesignateDeputy;
import org.meguri.organization.Role;
import org.meguri.organization.SeeAfterwards;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture.Step;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;

/** 代決 and 後閲 through the real model: a deputy decides a real task of the engine, and the chief looks afterwards. */
@MeguriTest
class DeputyProcessTest {

    private static final int TIMES = 20;

    private static final LocalDate LAST = YearFixture.OPENING.plusDays(2);

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    DesignateDeputy designate;

    @Autowired
    SeeAfterwards seeAfterwards;

    @Autowired
    ApproveEvaluation approve;

    @Autowired
    ApprovalLookup approvals;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    EvaluationPages pages;

    @Autowired
    AnswerRemark answer;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    Inbox inbox;

    @Autowired
    Journal journal;

    @Autowired
    Words words;

    @Autowired
    TaskService tasks;

    @Test
    void a_deputy_decides_the_task_of_the_chief_and_it_is_kept_for_whom() {
        var sheet = submitted("sato");
        assertThat(approvalsOnDesk("suzuki")).isEmpty();
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        assertThat(approvalsOnDesk("suzuki")).containsExactly(sheet.value());
        assertThat(approvalsOnDesk("shokocho")).containsExactly(sheet.value());

        year.approve(sheet, "shoko", "suzuki");

        assertThat(task(sheet)).containsExactly("UserTask_Review");
        assertThat(year.sheet(sheet).status()).isEqualTo(Status.APPROVED);
        assertThat(approvals.of(sheet)).singleElement().satisfies(approval -> {
            assertThat(approval.decidedBy()).isEqualTo(town.officer("suzuki"));
            assertThat(approval.inSteadOf()).isEqualTo(town.officer("shokocho"));
        });
        assertThat(trail(sheet)).contains("課長の承認（第1回、鈴木一郎（𠮷野桂子の代決））");
        assertThat(journal.latest(50))
                .filteredOn(entry -> entry.action().equals("DecidedInStead"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.officer()).isEqualTo(town.officer("suzuki"));
                    assertThat(entry.subject()).isEqualTo(sheet.value());
                    assertThat(entry.detail())
                            .isEqualTo("approval.in-stead.APPROVED role=SECTION_CHIEF unit=" + town.unit("shoko")
                                    + " for=" + town.officer("shokocho"));
                });
    }

    @Test
    void a_deputy_sends_back_and_the_history_says_for_whom() {
        var sheet = submitted("sato");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.sendBackByChief(sheet, "shoko", "suzuki");
        assertThat(task(sheet)).containsExactly("UserTask_SelfEvaluate");
        assertThat(trail(sheet)).contains("課長からの差戻し（第1回、鈴木一郎（𠮷野桂子の代決））");
        assertThat(seeAfterwards.unseen(town.person("shokocho")))
                .extracting(SeeAfterwards.Row::kind)
                .containsExactly("approval.in-stead.RETURNED");
    }

    @Test
    void what_the_chief_decides_in_person_is_nobodys_stead() {
        var sheet = submitted("sato");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.approve(sheet, "shoko", "shokocho");
        assertThat(approvals.of(sheet))
                .extracting(ApprovalView::inSteadOf)
                .containsExactly((org.meguri.organization.OfficerId) null);
        assertThat(trail(sheet)).contains("課長の承認（第1回、𠮷野桂子）");
        assertThat(seeAfterwards.count(town.person("shokocho"))).isZero();
    }

    @Test
    void the_day_after_the_end_the_deputy_decides_nothing_even_from_an_open_page() {
        var sheet = submitted("sato");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.moveTo(LAST, LocalTime.of(23, 59));
        var open = year.person("suzuki");
        var shown = year.approval(sheet, "shoko", Verdict.APPROVED);
        year.moveTo(LAST.plusDays(1), LocalTime.of(0, 0));

        refused(403, "organization.deputy.over.days", () -> approve.decide(shown, open));
        refused(403, "organization.deputy.over.days", () -> approve.decide(shown, year.person("suzuki")));
        assertThat(approvalsOnDesk("suzuki")).isEmpty();
        assertThat(task(sheet)).containsExactly("UserTask_Approve");
        year.approve(sheet, "shoko", "shokocho");
    }

    @Test
    void a_deputy_who_wrote_the_sheet_leaves_it_to_somebody_else() {
        var sheet = submitted("suzuki");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        refused(403, "evaluation.own-sheet", () -> year.approve(sheet, "shoko", "suzuki"));
        refused(403, "evaluation.own-sheet", () -> year.sendBackByChief(sheet, "shoko", "suzuki"));
        assertThat(seeAfterwards.count(town.person("shokocho"))).isZero();
        year.approve(sheet, "shoko", "shokocho");
    }

    @Test
    void a_sheet_of_the_chief_goes_to_the_deputy_or_to_the_director() {
        var sheet = submitted("shokocho");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        refused(403, "evaluation.own-sheet", () -> year.approve(sheet, "shoko", "shokocho"));
        year.sendBackByChief(sheet, "shoko", "suzuki");
        year.submit(sheet, Map.of("result", "×", "status_text", "改めた。", "future_text", "続ける。"), "shokocho");
        year.approve(sheet, "shoko", "bucho");
        assertThat(approvals.of(sheet))
                .extracting(ApprovalView::inSteadOf)
                .containsExactly(town.officer("shokocho"), null);
    }

    @Test
    void in_a_unit_of_one_without_a_director_planning_names_a_deputy_and_the_sheet_goes_on() {
        town.extend(
                """
                units:
                  - {code: kaikei, name: 会計課, kind: SECTION}
                officers:
                  - {login: kaikeicho, name: 原望, appointments: [{unit: kaikei, role: SECTION_CHIEF}]}
                """);
        var cycle = year.handedOut(new ItemDraft(
                1,
                "1",
                "会計",
                Map.of("pillar", "柱"),
                Map.of(),
                List.of(new org.meguri.plan.Responsibility(town.unit("kaikei"), "会計課", true))));
        var sheet = year.sheet(cycle, 1).id();
        year.submit(sheet, "kaikeicho");
        refused(403, "evaluation.own-sheet", () -> year.approve(sheet, "kaikei", "kaikeicho"));

        designate.designate(
                new DesignateDeputy.Command(
                        town.appointment("kaikeicho", "kaikei", Role.SECTION_CHIEF),
                        town.officer("nogyocho").value(),
                        YearFixture.OPENING,
                        LAST,
                        "自ら記入したため"),
                year.person("kikaku"));
        year.approve(sheet, "kaikei", "nogyocho");
        assertThat(task(sheet)).containsExactly("UserTask_Review");
    }

    @Test
    void a_directors_deputy_decides_where_no_chief_may_and_the_director_looks() {
        var sheet = submitted("shokocho");
        designate.designate(
                new DesignateDeputy.Command(
                        town.appointment("bucho", "kankei", Role.DIRECTOR),
                        town.officer("nogyocho").value(),
                        YearFixture.OPENING,
                        LAST,
                        "出張"),
                year.person("bucho"));
        year.approve(sheet, "shoko", "nogyocho");
        assertThat(approvals.of(sheet)).extracting(ApprovalView::inSteadOf).containsExactly(town.officer("bucho"));
        assertThat(seeAfterwards.count(town.person("bucho"))).isEqualTo(1);
        assertThat(seeAfterwards.count(town.person("shokocho"))).isZero();
    }

    @Test
    void an_answer_is_approved_in_the_chiefs_stead() {
        var remark = year.remark(year.sheet(year.atCommittee(), 1).id(), "効果が見えません。");
        answer.answer(remark, 1, Action.ADOPT, "改めます。", year.person("sato"));
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        var late = year.person("suzuki");
        answer.decide(remark, 1, AnswerVerdict.RETURNED, "時期は。", year.person("suzuki"));
        answer.answer(remark, 2, Action.ADOPT, "来年改めます。", year.person("suzuki"));
        refused(
                403,
                "committee.own-answer",
                () -> answer.decide(remark, 2, AnswerVerdict.APPROVED, "", year.person("suzuki")));
        year.moveTo(LAST.plusDays(1), LocalTime.of(9, 0));
        refused(403, "organization.deputy.over.days", () -> answer.decide(remark, 2, AnswerVerdict.APPROVED, "", late));
        answer.decide(remark, 2, AnswerVerdict.APPROVED, "", year.person("shokocho"));

        assertThat(remarks.get(remark).status()).isEqualTo(RemarkStatus.CLOSED);
        assertThat(remarks.decisions(remark)).extracting("inSteadOf").containsExactly(town.officer("shokocho"), null);
        assertThat(seeAfterwards.unseen(town.person("shokocho")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind()).isEqualTo("committee.in-stead.RETURNED");
                    assertThat(row.title()).startsWith("意見1の回答（");
                    assertThat(row.page()).isEqualTo("/remarks/" + remark.value());
                });
    }

    @Test
    void the_chief_looks_afterwards_once_and_the_decision_stays() {
        var sheet = submitted("sato");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.approve(sheet, "shoko", "suzuki");
        var before = approvals.of(sheet);
        var chief = year.person("shokocho");
        var waiting = seeAfterwards.unseen(chief);
        assertThat(waiting).singleElement().satisfies(row -> {
            assertThat(row.deputy()).isEqualTo("鈴木一郎");
            assertThat(row.principal()).isEqualTo("𠮷野桂子");
            assertThat(row.unit()).isEqualTo("商工観光課");
            assertThat(row.seenAt()).isNull();
        });
        var ids = List.of(waiting.get(0).id());
        for (var login : new String[] {"suzuki", "sato", "nogyocho", "bucho", "kikaku", "kanri"}) {
            refused(403, "organization.seen-afterwards.not-yours", () -> seeAfterwards.look(ids, year.person(login)));
        }
        year.moveTo(LAST, LocalTime.of(17, 0));
        assertThat(seeAfterwards.look(ids, chief)).isEqualTo(1);
        year.moveTo(LAST, LocalTime.of(18, 0));
        assertThat(seeAfterwards.look(ids, chief)).as("once more").isZero();

        assertThat(seeAfterwards.unseen(chief)).isEmpty();
        assertThat(seeAfterwards.seen(chief)).singleElement().satisfies(row -> {
            assertThat(row.seenBy()).isEqualTo("𠮷野桂子");
            assertThat(row.seenAt()).isEqualTo("2026-06-03T08:00:00Z");
        });
        assertThat(approvals.of(sheet)).isEqualTo(before);
        assertThat(trail(sheet)).endsWith("後閲（𠮷野桂子）");
        assertThat(journal.latest(50))
                .filteredOn(entry -> entry.action().equals("SeenAfterwards"))
                .hasSize(1);
    }

    @Test
    void what_one_chief_left_unseen_lies_on_the_desk_of_the_next() {
        var sheet = submitted("sato");
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.approve(sheet, "shoko", "suzuki");
        town.extend(
                """
                units:
                  - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
                  - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
                officers:
                  - {login: shinkacho, name: 斎藤望, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
                """);
        var next = year.person("shinkacho");
        assertThat(seeAfterwards.unseen(next))
                .extracting(SeeAfterwards.Row::principal)
                .containsExactly("𠮷野桂子");
        assertThat(seeAfterwards.look(List.of(seeAfterwards.unseen(next).get(0).id()), next))
                .isEqualTo(1);
        assertThat(seeAfterwards.count(year.person("shokocho"))).isZero();
    }

    @Test
    void of_chief_and_deputy_at_the_same_moment_one_decides_and_the_other_is_told() {
        var cycle = year.handedOut(IntStream.rangeClosed(1, TIMES)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        int inStead = 0;
        for (var sheet : evaluations.all(cycle)) {
            year.submit(sheet.id(), "sato");
            var approved = year.approval(sheet.id(), "shoko", Verdict.APPROVED);
            var returned = year.approval(sheet.id(), "shoko", Verdict.RETURNED);
            var outcomes = Race.run(
                    () -> approve.decide(approved, year.person("shokocho")),
                    () -> approve.decide(returned, year.person("suzuki")));

            assertThat(outcomes).containsExactlyInAnyOrder("done", "refused 409");
            boolean chief = outcomes.get(0).equals("done");
            inStead += chief ? 0 : 1;
            assertThat(approvals.of(sheet.id())).singleElement().satisfies(approval -> assertThat(approval.inSteadOf())
                    .isEqualTo(chief ? null : town.officer("shokocho")));
            assertThat(task(sheet.id())).containsExactly(chief ? "UserTask_Review" : "UserTask_SelfEvaluate");
        }
        assertThat(seeAfterwards.count(year.person("shokocho"))).isEqualTo(inStead);
    }

    @Test
    void letters_of_the_chief_reach_the_deputy_and_say_why() {
        var sheet = year.sheet(year.handedOut(year.item(1, "shoko")), 1);
        year.submit(sheet.id(), "sato");
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(300));
        assertThat(year.letters())
                .filteredOn(letter -> letter.kind().equals("DEPUTY"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.recipient()).isEqualTo("鈴木一郎");
                    assertThat(letter.subject()).isEqualTo("【めぐり】代決者の指定のお知らせ（商工観光課　課長）");
                    assertThat(letter.body())
                            .contains("商工観光課の課長（𠮷野桂子さん）の代決者に指定されました。", "期間：")
                            .doesNotContain("{", "task.");
                });
        year.climb(
                sheet.cycle(),
                Stage.APPROVAL,
                "1",
                new Step("REMINDER", -2, List.of("𠮷野桂子", "鈴木一郎")),
                new Step("OVERDUE", 1, List.of("𠮷野桂子", "鈴木一郎")),
                new Step("DIRECTOR", 3, List.of("𠮷野桂子", "鈴木一郎", "渡辺茂")),
                new Step("PLANNING", 5, List.of("渡辺茂", "小林歩", "山本優", "中村光")));
        assertThat(year.letters())
                .filteredOn(letter -> letter.kind().equals("REMINDER"))
                .allSatisfy(letter -> assertThat(letter.body().contains("（𠮷野桂子さんの代決者として、お知らせしています。）"))
                        .isEqualTo(letter.recipient().equals("鈴木一郎")));
        assertThat(bodies("OVERDUE", "鈴木一郎")).allMatch(body -> body.contains("至急進めていただきますよう"));
    }

    @Test
    void while_the_chiefs_account_is_closed_only_the_deputy_hears_and_the_ladder_goes_on() {
        var sheet = year.sheet(year.handedOut(year.item(1, "shoko")), 1);
        year.submit(sheet.id(), "sato");
        town.deputy("shokocho", "shoko", "suzuki", YearFixture.OPENING.plusDays(300));
        town.disable("shokocho");
        year.climb(
                sheet.cycle(),
                Stage.APPROVAL,
                "1",
                new Step("REMINDER", -2, List.of("鈴木一郎")),
                new Step("OVERDUE", 1, List.of("鈴木一郎")),
                new Step("DIRECTOR", 3, List.of("鈴木一郎", "渡辺茂")),
                new Step("PLANNING", 5, List.of("渡辺茂", "小林歩", "山本優", "中村光")));
        year.approve(sheet.id(), "shoko", "suzuki");
        town.disable("suzuki");
        assertThat(trail(sheet.id())).as("names stay when accounts are closed").contains("課長の承認（第1回、鈴木一郎（𠮷野桂子の代決））");
    }

    private List<String> bodies(String kind, String recipient) {
        return year.letters().stream()
                .filter(letter ->
                        letter.kind().equals(kind) && letter.recipient().equals(recipient))
                .map(LetterView::body)
                .toList();
    }

    private EvaluationId submitted(String writer) {
        var sheet = year.sheet(year.handedOut(), 1).id();
        year.submit(sheet, writer);
        return sheet;
    }

    private List<UUID> approvalsOnDesk(String login) {
        return inbox.ownTasksOf(year.person(login)).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE)
                .map(task -> task.subject())
                .toList();
    }

    private List<String> task(EvaluationId sheet) {
        return tasks.createTaskQuery().processInstanceBusinessKey(sheet.toString()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private List<String> trail(EvaluationId sheet) {
        var steps = new ArrayList<String>();
        for (EvaluationPage.Step step : pages.submitted(year.sheet(sheet)).past()) {
            steps.add(words.of(step.key(), step.round(), step.who()));
        }
        return steps;
    }

    private static void refused(int status, String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .returns(status, refusal -> refusal.status().value());
    }
}
