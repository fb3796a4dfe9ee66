package org.meguri.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.process.YearFixture;
import org.meguri.task.ChaseRules;
import org.meguri.task.MorningRound;
import org.meguri.task.Rung;
import org.meguri.task.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

/** 督促の段: planning changes the rung table on a page, and from its day on the town is chased by it. */
@MeguriTest
class LadderPagesTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    MorningRound morning;

    @Autowired
    ChaseRules rules;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void open() {
        cycle = year.handedOut();
    }

    @Test
    void the_products_own_table_stands_there_until_somebody_changes_it() {
        var page = page("/ladder");
        assertThat(page.text()).contains("製品の標準の表が有効です", "期限の3営業日前", "課の担当者・課長", "やわらかく・メール");
        assertThat(page.select("table").get(0).select("tbody tr")).hasSize(11);
    }

    @Test
    void a_change_counts_from_its_day_on_and_not_before() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var from = calendar.plus(due, -4);
        assertThat(change("SELF_EVALUATION", from, "議会と重なるため", rows("5", "1", "2", "4")))
                .hasStatus3xxRedirection();
        assertThat(page("/ladder").text()).contains("第1版", "予定", "議会と重なるため").contains("製品の標準の表が有効です");
        year.moveTo(calendar.plus(due, -5), LocalTime.of(9, 0));
        morning.chase(calendar.plus(due, -5));
        assertThat(rungs("1")).as("the day before it counts").isEmpty();
        year.moveTo(from, LocalTime.of(9, 0));
        morning.chase(from);
        assertThat(rungs("1")).containsOnly("REMINDER").isNotEmpty();
        assertThat(page("/ladder").text()).contains("第1版", "有効です", "期限の5営業日前");
        assertThat(rules.step(TaskKind.SELF_EVALUATE, Rung.DIRECTOR, due))
                .hasValueSatisfying(step -> assertThat(step.at())
                        .isEqualTo(calendar.plus(due, 2)
                                .atTime(8, 30)
                                .atZone(java.time.ZoneId.systemDefault())
                                .toInstant()));
        assertThat(rules.step(TaskKind.APPROVE, Rung.DIRECTOR, due))
                .as("the other stages stay")
                .hasValueSatisfying(step -> assertThat(step.at())
                        .isEqualTo(calendar.plus(due, 3)
                                .atTime(8, 30)
                                .atZone(java.time.ZoneId.systemDefault())
                                .toInstant()));
        assertThat(journal()).contains("督促の段の第1版（自己評価）を登録しました");
    }

    @Test
    void a_rung_that_is_left_out_is_not_told_and_its_timer_does_no_harm() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var form = rows("3", "1", "3", "5");
        form.remove("on.REMINDER");
        assertThat(change("SELF_EVALUATION", LocalDate.now(year.clock()), "事前の知らせは要らない", form))
                .hasStatus3xxRedirection();
        year.moveTo(calendar.plus(due, -3), LocalTime.of(9, 0));
        year.runJobs();
        morning.chase(calendar.plus(due, -3));
        assertThat(rungs("1")).isEmpty();
        year.moveTo(calendar.plus(due, 1), LocalTime.of(9, 0));
        morning.chase(calendar.plus(due, 1));
        assertThat(rungs("1")).containsOnly("OVERDUE").isNotEmpty();
    }

    @Test
    void what_it_means_is_seen_before_it_is_kept() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        year.moveTo(calendar.plus(due, -8), LocalTime.of(9, 0));
        var form = rows("10", "1", "3", "5");
        form.set("act", "check");
        var answer = change("SELF_EVALUATION", LocalDate.now(year.clock()), "早めに", form);
        assertThat(answer).hasStatusOk();
        var page = document(answer);
        assertThat(page.select("section[aria-labelledby=preview]").text())
                .contains("期限の3営業日前", "期限の10営業日前", "変更", "期限前のお知らせ：4件（いまの表では0件）");
        assertThat(page("/ladder").text()).contains("製品の標準の表が有効です");
        form.set("act", "keep");
        assertThat(change("SELF_EVALUATION", LocalDate.now(year.clock()), "早めに", form))
                .hasStatus3xxRedirection();
        morning.chase(LocalDate.now(year.clock()));
        assertThat(year.letters().stream().map(letter -> letter.reference()).distinct())
                .as("sheets told of")
                .hasSize(4);
    }

    @Test
    void what_cannot_be_is_refused_with_its_cure_and_nothing_is_kept() {
        var today = LocalDate.now(year.clock());
        refused(today, rows("3", "0", "3", "5"), "翌営業日");
        refused(today, rows("3", "4", "3", "5"), "より後の日");
        refused(today, rows("3", "1", "1", "5"), "より後の日");
        refused(today, rows("三", "1", "3", "5"), "数字で入力");
        refused(today, rows("61", "1", "3", "5"), "60営業日以内");
        refused(today, rows("3", "1", "3", "5"), "いまの内容と同じ");
        refused(today.minusDays(1), rows("4", "1", "3", "5"), "今日");
        refused(today.plusDays(401), rows("4", "1", "3", "5"), "までの日");
        var nobody = rows("4", "1", "3", "5");
        nobody.remove("to.OVERDUE");
        refused(today, nobody, "相手を");
        var unknown = rows("4", "1", "3", "5");
        unknown.set("to.OVERDUE", "EXECUTIVE");
        refused(today, unknown, "相手を");
        var silent = rows("4", "1", "3", "5");
        silent.remove("on.OVERDUE");
        refused(today, silent, "外せません");
        assertThat(change("SELF_EVALUATION", today, " ", rows("4", "1", "3", "5")))
                .hasStatus(422)
                .bodyText()
                .contains("変更の理由");
        assertThat(post("/ladder/SELF_EVALUATION", "kikaku", new LinkedMultiValueMap<>()))
                .hasStatus(422)
                .bodyText()
                .contains("日付で入力");
        assertThat(change("NONSENSE", today, "理由", rows("4", "1", "3", "5"))).hasStatus(404);
        assertThat(page("/ladder").text()).contains("製品の標準の表が有効です").doesNotContain("第1版");
        for (var login : List.of("sato", "shokocho", "kanri")) {
            assertThat(web.get().uri("/ladder").with(town.signedIn(login)))
                    .as(login)
                    .hasStatus(403);
            assertThat(post("/ladder/SELF_EVALUATION", login, rows("4", "1", "3", "5")))
                    .as(login)
                    .hasStatus(403);
        }
    }

    @Test
    void a_change_before_one_that_is_to_come_is_refused_until_that_one_is_withdrawn() {
        var today = LocalDate.now(year.clock());
        change("SELF_EVALUATION", today.plusDays(20), "次の月から", rows("4", "1", "3", "5"));
        refused(today, rows("2", "1", "3", "5"), "先に取り下げる");
        assertThat(post("/ladder/editions/1/withdraw", "kikaku", new LinkedMultiValueMap<>()))
                .hasStatus3xxRedirection();
        assertThat(post("/ladder/editions/1/withdraw", "kikaku", new LinkedMultiValueMap<>()))
                .as("twice")
                .hasStatus(409);
        assertThat(change("SELF_EVALUATION", today, "すぐに", rows("2", "1", "3", "5")))
                .hasStatus3xxRedirection();
        assertThat(post("/ladder/editions/2/withdraw", "kikaku", new LinkedMultiValueMap<>()))
                .as("in force already")
                .hasStatus(409);
        assertThat(page("/ladder").text()).contains("取下げ", "第2版");
    }

    @Test
    void an_earlier_edition_is_brought_back_as_a_new_one_and_each_can_be_had_as_a_model() {
        var today = LocalDate.now(year.clock());
        change("SELF_EVALUATION", today, "ためし", rows("4", "1", "3", "5"));
        var back = new LinkedMultiValueMap<String, String>();
        back.set("from", today.toString());
        assertThat(post("/ladder/editions/0/restore", "kikaku", back))
                .hasStatus(422)
                .bodyText()
                .contains("変更の理由");
        back.set("reason", "標準に戻す");
        assertThat(post("/ladder/editions/0/restore", "kikaku", back)).hasStatus3xxRedirection();
        assertThat(post("/ladder/editions/0/restore", "kikaku", back))
                .as("twice")
                .hasStatus(422);
        assertThat(post("/ladder/editions/9/restore", "kikaku", back)).hasStatus(404);
        assertThat(page("/ladder").text()).contains("第2版", "全段階", "標準に戻す", "期限の3営業日前");
        assertThat(page("/ladder/editions/1").text()).contains("期限の4営業日前", "ためし");
        for (int number = 0; number <= 2; number++) {
            var file = web.get()
                    .uri("/ladder/editions/" + number + ".dmn")
                    .with(town.signedIn("kikaku"))
                    .exchange();
            assertThat(file).hasStatusOk();
            var model = Dmn.readModelFromStream(
                    new ByteArrayInputStream(file.getResponse().getContentAsByteArray()));
            assertThat(model.getModelElementsByType(Rule.class))
                    .as("edition " + number)
                    .hasSize(35);
        }
    }

    private void refused(LocalDate from, LinkedMultiValueMap<String, String> form, String cure) {
        assertThat(change("SELF_EVALUATION", from, "理由", form))
                .hasStatus(422)
                .bodyText()
                .contains(cure);
    }

    /** The four rungs of the product's own table for a department's sheet, with these distances. */
    private static LinkedMultiValueMap<String, String> rows(
            String reminder, String overdue, String director, String planning) {
        var form = new LinkedMultiValueMap<String, String>();
        row(form, "REMINDER", reminder, "SOFT", "SECTION_STAFF");
        row(form, "OVERDUE", overdue, "PLAIN", "SECTION_STAFF", "SECTION_CHIEF");
        row(form, "DIRECTOR", director, "PLAIN", "SECTION_CHIEF", "DIRECTOR");
        row(form, "PLANNING", planning, "FIRM", "DIRECTOR", "PLANNING");
        form.set("act", "keep");
        return form;
    }

    private static void row(
            LinkedMultiValueMap<String, String> form, String rung, String days, String tone, String... to) {
        form.set("on." + rung, "true");
        form.set("days." + rung, days);
        form.put("to." + rung, List.of(to));
        form.set("tone." + rung, tone);
        form.set("channel." + rung, "MAIL");
    }

    private MvcTestResult change(
            String stage, LocalDate from, String reason, LinkedMultiValueMap<String, String> form) {
        form.set("from", from.toString());
        form.set("reason", reason);
        return post("/ladder/" + stage, "kikaku", form);
    }

    private MvcTestResult post(String path, String login, LinkedMultiValueMap<String, String> form) {
        return web.post()
                .uri(path)
                .with(town.signedIn(login))
                .with(csrf())
                .params(form)
                .exchange();
    }

    private Document page(String path) {
        var answer = web.get().uri(path).with(town.signedIn("kikaku")).exchange();
        assertThat(answer).hasStatusOk();
        return document(answer);
    }

    private String journal() {
        return page("/admin/journal").text();
    }

    private static Document document(MvcTestResult answer) {
        return Jsoup.parse(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private List<String> rungs(String reference) {
        return year.letters().stream()
                .filter(letter -> reference.equals(letter.reference()))
                .map(letter -> letter.kind())
                .filter(kind ->
                        List.of("REMINDER", "OVERDUE", "DIRECTOR", "PLANNING").contains(kind))
                .toList();
    }
}
