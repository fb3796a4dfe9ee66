package org.meguri.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Deadlines;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.LetterView;
import org.meguri.process.YearFixture;
import org.meguri.task.Inbox;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** More days, as a conversation on pages: asked, answered, offered, taken. */
@MeguriTest
class ExtensionTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    Inbox inbox;

    @Autowired
    Deadlines deadlines;

    @Autowired
    org.meguri.cycle.ChangeDays changeDays;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    private LocalDate due = LocalDate.MIN;

    @BeforeEach
    void open() {
        cycle = year.handedOut();
        due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
    }

    @Test
    void a_day_that_is_given_moves_the_due_day_and_the_whole_story_is_kept() {
        var later = calendar.plus(due, 3);
        var form = page("/extensions/new?task=" + task(1).id(), "sato");
        assertThat(form.select("input[name=task]").val()).isEqualTo(task(1).id());
        var talk = ask(1, false, later, "決算の確定が遅れているため。", "sato");
        assertThat(letters("EXTENSION")).as("the planning division is told").containsOnly("山本優", "中村光", "小林歩");
        assertThat(task(1).due()).as("until it is answered nothing changes").isEqualTo(due);
        assertThat(page("/extensions", "kikaku").text()).contains("企画課の応答待ち", "あなたの番です");

        var answer = page(talk, "kikaku");
        assertThat(answer.text()).contains("決算の確定が遅れているため。", "後の段階");
        assertThat(say(talk, "kikaku", Map.of("act", "GRANT", "words", "承知しました。")))
                .hasStatus3xxRedirection();
        assertThat(task(1).due()).isEqualTo(later);
        assertThat(task(2).due()).isEqualTo(due);
        assertThat(letters("EXTENSION")).contains("佐藤花子", "鈴木一郎", "𠮷野桂子");
        assertThat(page(talk, "sato").text()).contains("延長した", "承知しました。");
        assertThat(deadlines.changes(cycle)).singleElement().satisfies(change -> {
            assertThat(change.reason()).isEqualTo("決算の確定が遅れているため。");
            assertThat(change.due()).isEqualTo(later);
            assertThat(change.dueBefore()).isEqualTo(due);
            assertThat(change.by()).isEqualTo(town.officer("kikaku"));
        });
        assertThat(page("/admin/journal", "kikaku").text()).contains("期限を変更", "延長を認めた");
    }

    @Test
    void planning_offers_another_day_and_the_department_takes_it() {
        var talk = ask(1, false, calendar.plus(due, 10), "繁忙のため。", "sato");
        var offered = calendar.plus(due, 2);
        assertThat(say(talk, "kikaku", Map.of("act", "PROPOSE", "day", offered.toString(), "words", "委員会に間に合いません。")))
                .hasStatus3xxRedirection();
        assertThat(task(1).due()).isEqualTo(due);
        assertThat(page(talk, "sato").text()).contains("までではどうか", "委員会に間に合いません。");
        assertThat(say(talk, "suzuki", Map.of("act", "AGREE"))).hasStatus3xxRedirection();
        assertThat(task(1).due()).isEqualTo(offered);
        assertThat(deadlines.changes(cycle)).singleElement().satisfies(change -> assertThat(change.by())
                .as("planning decided")
                .isEqualTo(town.officer("kikaku")));
    }

    @Test
    void for_all_of_a_unit_each_of_its_open_sheets_moves() {
        var later = calendar.plus(due, 4);
        var talk = ask(1, true, later, "災害対応のため。", "shokocho");
        say(talk, "kikaku", Map.of("act", "GRANT"));
        assertThat(List.of(task(1).due(), task(3).due(), task(4).due())).containsOnly(later);
        assertThat(task(2).due()).as("of another unit").isEqualTo(due);
    }

    @Test
    void declined_or_withdrawn_changes_nothing_and_it_can_be_asked_again() {
        var talk = ask(1, false, calendar.plus(due, 3), "理由。", "sato");
        assertThat(say(talk, "kikaku", Map.of("act", "DECLINE")))
                .as("why has to be said")
                .hasStatus(422)
                .bodyText()
                .contains("伝えること");
        say(talk, "kikaku", Map.of("act", "DECLINE", "words", "公表日が動かせません。"));
        assertThat(task(1).due()).isEqualTo(due);
        var second = ask(1, false, calendar.plus(due, 2), "もう一度。", "sato");
        assertThat(second).isNotEqualTo(talk);
        assertThat(say(second, "sato", Map.of("act", "WITHDRAW"))).hasStatus3xxRedirection();
        assertThat(page(second, "sato").text()).contains("取り下げ");
        assertThat(task(1).due()).isEqualTo(due);
    }

    @Test
    void two_answers_do_not_meet_unseen() {
        var talk = ask(1, false, calendar.plus(due, 3), "理由。", "sato");
        var stale = Map.of("act", "DECLINE", "words", "だめです。", "seen", "1");
        say(talk, "kikaku", Map.of("act", "GRANT"));
        assertThat(post(talk, "kikaku", stale)).hasStatus(409).bodyText().contains("先に応答しました", "だめです。");
        assertThat(task(1).due()).isEqualTo(calendar.plus(due, 3));
        assertThat(page("/extensions/new?task=" + task(2).id(), "tanaka").text())
                .contains("期限の延長を申し出る");
    }

    @Test
    void what_cannot_be_asked_is_refused_with_its_cure_and_what_was_typed_stays() {
        var task = task(1).id();
        var typed = Map.of("task", task, "day", "2026-07-04", "reason", "土曜です。");
        assertThat(post("/extensions", "sato", typed)).hasStatus(422).bodyText().contains("閉庁日です", "土曜です。");
        assertThat(post("/extensions", "sato", Map.of("task", task, "day", due.toString(), "reason", "理由")))
                .hasStatus(422)
                .bodyText()
                .contains("より後ではありません");
        assertThat(post("/extensions", "sato", Map.of("task", task, "day", "きのう", "reason", "理由")))
                .hasStatus(422)
                .bodyText()
                .contains("年月日で入力してください");
        assertThat(post(
                        "/extensions",
                        "sato",
                        Map.of("task", task, "day", calendar.plus(due, 2).toString())))
                .hasStatus(422)
                .bodyText()
                .contains("理由");
        assertThat(page("/extensions", "sato").text()).contains("申出はありません");
        ask(1, false, calendar.plus(due, 2), "理由", "sato");
        assertThat(post(
                        "/extensions",
                        "suzuki",
                        Map.of("task", task, "day", calendar.plus(due, 3).toString(), "reason", "別の")))
                .hasStatus(409);
    }

    @Test
    void nobody_reads_or_answers_what_is_not_theirs() {
        var talk = ask(1, false, calendar.plus(due, 3), "理由。", "sato");
        assertThat(get(talk, "tanaka")).hasStatus(404);
        assertThat(get("/extensions/new?task=" + task(1).id(), "tanaka")).hasStatus(404);
        assertThat(get(talk, "iin")).hasStatus(404);
        assertThat(get("/extensions", "iin")).hasStatus(403);
        assertThat(post(talk, "sato", Map.of("act", "GRANT", "seen", "1"))).hasStatus(403);
        assertThat(post(talk, "kikaku", Map.of("act", "WITHDRAW", "seen", "1"))).hasStatus(403);
        assertThat(post(talk, "tanaka", Map.of("act", "WITHDRAW", "seen", "1"))).hasStatus(404);
        assertThat(task(1).due()).isEqualTo(due);
    }

    @Test
    void planning_opens_a_closed_stage_once_more_for_one_sheet() {
        var lock = calendar.plus(due, 2);
        change(due, lock);
        var today = calendar.plus(lock, 1);
        year.moveTo(today, java.time.LocalTime.of(9, 0));
        var late = page("/extensions/late", "kikaku");
        assertThat(late.text()).contains("締切後", "もう一度受け付ける");
        assertThat(late.select("tbody tr")).hasSize(4);
        var address = late.select("tbody tr:contains(事業1) a[href*=give]").attr("href");
        var form = page(address, "kikaku");
        var until = calendar.plus(today, 2);
        var answer = post(
                "/extensions/give",
                "kikaku",
                Map.of(
                        "task",
                        form.select("input[name=task]").val(),
                        "day",
                        until.toString(),
                        "lock",
                        until.toString(),
                        "reason",
                        "入院のため、この１件だけ受け付けます。"));
        assertThat(answer).hasStatus3xxRedirection();
        year.submit(year.sheet(cycle, 1).id(), "sato");
        assertThat(page("/extensions/late", "kikaku").select("tbody tr")).hasSize(3);
        assertThat(letters("EXTENSION")).contains("佐藤花子", "𠮷野桂子");
        assertThat(page("/extensions", "sato").text()).contains("延長した");
        assertThat(get("/extensions/late", "sato")).hasStatus(403);
        assertThat(get(address, "sato")).hasStatus(403);
        assertThat(post("/extensions/give", "sato", Map.of("task", task(2).id())))
                .hasStatus(403);
        assertThat(post("/extensions/give", "kikaku", Map.of("task", task(2).id(), "day", until.toString())))
                .hasStatus(422)
                .bodyText()
                .contains("理由");
    }

    private void change(LocalDate day, LocalDate lock) {
        changeDays.change(
                new org.meguri.cycle.ChangeDays.Command(
                        cycle, Stage.SELF_EVALUATION, org.meguri.cycle.Place.EVERYWHERE, day, lock, "締切を設ける"),
                town.person("kikaku"));
    }

    @Test
    void a_later_day_shows_what_it_would_push() {
        var talk = ask(1, false, calendar.plus(due, 4), "理由。", "sato");
        assertThat(page(talk, "kikaku").text()).contains("課長承認：", "営業日）");
        var soon = ask(2, false, calendar.plus(due, 1), "理由。", "tanaka");
        assertThat(page(soon, "kikaku").text()).contains("後の段階の期限は変わりません");
    }

    private String ask(int seq, boolean all, LocalDate day, String reason, String login) {
        var answer = post(
                "/extensions",
                login,
                Map.of("task", task(seq).id(), "all", Boolean.toString(all), "day", day.toString(), "reason", reason));
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getMvcResult().getResponse().getRedirectedUrl());
    }

    private MvcTestResult say(String talk, String login, Map<String, String> fields) {
        var sent = new LinkedHashMap<>(fields);
        sent.put("seen", page(talk, login).select("input[name=seen]").val());
        return post(talk, login, sent);
    }

    private TaskView task(int seq) {
        return inbox.openTasks(year.sheet(cycle, seq).id().value()).get(0);
    }

    private List<String> letters(String kind) {
        return year.letters().stream()
                .filter(letter -> letter.kind().equals(kind))
                .map(LetterView::recipient)
                .toList();
    }

    private MvcTestResult post(String address, String login, Map<String, String> fields) {
        var request = web.post()
                .uri(address)
                .with(town.signedIn(login))
                .with(
                        org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String address, String login) {
        return web.get().uri(address).with(town.signedIn(login)).exchange();
    }

    private Document page(String address, String login) {
        var answer = get(address, login);
        assertThat(answer).hasStatusOk();
        var body = new String(
                answer.getMvcResult().getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return Jsoup.parse(body);
    }
}
