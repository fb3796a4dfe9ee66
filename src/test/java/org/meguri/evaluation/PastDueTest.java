package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Stage;
import org.meguri.process.YearFixture;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Past the last rung: planning writes in the department's stead, or closes the sheet as not handed in. */
@MeguriTest
class PastDueTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    Inbox inbox;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void open() {
        cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "nogyo"));
    }

    @Test
    void a_sheet_that_is_closed_as_not_handed_in_is_chased_no_more_and_the_year_goes_on_without_it() {
        year.confirmed(year.sheet(cycle, 2).id());
        year.moveTo(cycle, Stage.SELF_EVALUATION, 6);
        var id = year.sheet(cycle, 1).id();
        assertThat(text("/extensions/late", "kikaku")).contains("対応を選ぶ");
        assertThat(text("/evaluations/" + id + "/late", "kikaku")).contains("代理入力", "未提出として終える", "期限を改める");
        assertThat(post(id, "lapse", "kikaku", "担当者の長期不在により提出の見込みがないため")).hasStatus3xxRedirection();
        assertThat(year.sheet(id).status()).isEqualTo(Status.LAPSED);
        assertThat(inbox.openTasks(id.value())).isEmpty();
        assertThat(text("/evaluations/" + id, "sato")).contains("未提出", "提出の見込みがないため");
        assertThat(told("LAPSED")).contains("佐藤花子", "鈴木一郎", "𠮷野桂子");
        year.runJobs();
        assertThat(inbox.openTasksOfCycle(cycle.value()))
                .as("the year has come to the committee")
                .extracting(task -> task.kind().name())
                .containsExactly("HOLD_COMMITTEE");
        assertThat(text("/admin/journal", "kikaku")).contains("未提出として終えました");
        assertThat(post(id, "lapse", "kikaku", "二度目")).hasStatus(409);
        assertThatThrownBy(() -> year.submit(id, "sato")).isInstanceOf(Refusal.class);
    }

    @Test
    void what_was_not_handed_in_is_said_in_the_edition_and_its_draft_is_not() {
        year.confirmed(year.sheet(cycle, 2).id());
        year.moveTo(cycle, Stage.SELF_EVALUATION, 6);
        var id = year.sheet(cycle, 1).id();
        post(id, "lapse", "kikaku", "提出の見込みがないため");
        year.runJobs();
        year.hold(cycle, "kikaku");
        year.runJobs();
        assertThat(text("/publication/" + cycle, "kikaku")).contains("未提出");
    }

    @Test
    void planning_writes_in_the_departments_stead_the_chief_approves_and_somebody_else_reviews() {
        year.moveTo(cycle, Stage.SELF_EVALUATION, 6);
        var id = year.sheet(cycle, 1).id();
        assertThatThrownBy(() -> year.submit(id, "kikaku")).as("before").isInstanceOf(Refusal.class);
        assertThat(post(id, "stand-in", "kikaku", "課が災害対応に当たっているため")).hasStatus3xxRedirection();
        assertThat(post(id, "stand-in", "kikaku", "課が災害対応に当たっているため"))
                .as("twice")
                .hasStatus3xxRedirection();
        assertThat(told("STAND_IN")).contains("佐藤花子", "𠮷野桂子").doesNotHaveDuplicates();
        assertThat(web.get().uri("/evaluations/" + id).with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("<textarea", "代わって書いています");
        assertThatThrownBy(() -> year.submit(id, "kikaku2"))
                .as("another of planning")
                .isInstanceOf(Refusal.class);
        year.submit(id, "kikaku");
        year.approve(id, "shoko", "shokocho");
        assertThat(year.sheet(id).status()).isEqualTo(Status.APPROVED);
        assertThatThrownBy(() -> year.confirm(id, "kikaku"))
                .as("their own text")
                .isInstanceOf(Refusal.class);
        year.confirm(id, "kikaku2");
        assertThat(year.sheet(id).status()).isEqualTo(Status.CONFIRMED);
        assertThat(text("/admin/journal", "kikaku")).contains("代わって評価票を書き始めました");
    }

    @Test
    void after_the_last_day_planning_can_still_hand_in_what_it_writes_in_the_departments_stead() {
        year.moveTo(cycle, Stage.SELF_EVALUATION, 6);
        var id = year.sheet(cycle, 1).id();
        var task = inbox.openTasks(id.value()).get(0);
        inbox.move(task.id(), task.due(), task.due());
        assertThatThrownBy(() -> year.submit(id, "sato")).as("closed").isInstanceOf(Refusal.class);
        post(id, "stand-in", "kikaku", "課が災害対応に当たっているため");
        year.submit(id, "kikaku");
        assertThat(year.sheet(id).status()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void before_the_due_day_and_to_others_there_is_no_such_choice() {
        var id = year.sheet(cycle, 1).id();
        assertThat(web.get().uri("/evaluations/" + id + "/late").with(town.signedIn("kikaku")))
                .hasStatus(404);
        assertThat(post(id, "lapse", "kikaku", "理由")).hasStatus(409);
        assertThat(post(id, "stand-in", "kikaku", "理由")).hasStatus(409);
        year.moveTo(cycle, Stage.SELF_EVALUATION, 6);
        for (var login : List.of("sato", "shokocho", "bucho", "kanri")) {
            assertThat(post(id, "lapse", login, "理由")).as(login).hasStatus(403);
            assertThat(post(id, "stand-in", login, "理由")).as(login).hasStatus(403);
        }
        assertThat(post(id, "lapse", "kikaku", " ")).hasStatus(422).bodyText().contains("理由");
        assertThat(post(id, "stand-in", "kikaku", "\uE000")).hasStatus(422);
        assertThat(year.sheet(id).status()).isEqualTo(Status.DRAFT);
        assertThat(text("/evaluations/" + id, "sato")).doesNotContain("対応を選ぶ");
    }

    private List<String> told(String kind) {
        return year.letters().stream()
                .filter(letter -> letter.kind().equals(kind))
                .map(letter -> letter.recipient())
                .toList();
    }

    private MvcTestResult post(EvaluationId id, String act, String login, String reason) {
        return web.post()
                .uri("/evaluations/" + id + "/" + act)
                .with(town.signedIn(login))
                .with(csrf())
                .param("reason", reason)
                .exchange();
    }

    private String text(String path, String login) {
        var answer = web.get().uri(path).with(town.signedIn(login)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return Jsoup.parse(body).text();
    }
}
