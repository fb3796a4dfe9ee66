package org.meguri.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.Deadlines;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.process.YearFixture;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 日程の逆算 on its page: nothing moves before it is taken over, and then the open tasks move with it. */
@MeguriTest
class TimetablePagesTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Inbox inbox;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void plan() {
        cycle = year.planned(year.item(1, "shoko"), year.item(2, "nogyo"));
    }

    @Test
    void a_year_is_planned_backward_and_begins_next_time_from_what_was_typed() {
        var before = view();
        var page = page(address(), "kikaku");
        assertThat(page.select("input[name^=name.]").eachAttr("value")).contains("外部評価委員会の開催日", "公表日");
        var typed = typed(page);
        typed.put("day.0", "2026-09-10");
        typed.put("day.3", "2026-12-11");
        var proposal = submit(typed);
        assertThat(proposal.text()).contains("外部評価委員会の開催日", "公表日", "営業日遅くなる");
        assertThat(view().dues()).as("only looked at").isEqualTo(before.dues());
        assertThat(post(proposal)).hasStatus3xxRedirection();
        assertThat(view().due(Stage.COMMITTEE)).isEqualTo("2026-09-10");
        assertThat(view().due(Stage.PUBLICATION)).isEqualTo("2026-12-11");
        var self = view().due(Stage.SELF_EVALUATION);
        assertThat(view().lock(Stage.SELF_EVALUATION)).contains(calendar.plus(self, 5));
        assertThat(view().lock(Stage.COMMITTEE))
                .as("planning's own stages do not close")
                .isEmpty();
        assertThat(page(address(), "kikaku").select("input[name=day.0]").val()).isEqualTo("2026-09-10");
        assertThat(post(proposal)).as("the days have changed since").hasStatus(409);
    }

    @Test
    void too_little_time_is_said_in_working_days() {
        var typed = typed(page(address(), "kikaku"));
        typed.put("day.0", "2026-06-30");
        assertThat(submit(typed).select(".chip.error").text()).contains("営業日足りません");
    }

    @Test
    void a_year_that_runs_is_changed_with_a_reason_and_its_tasks_follow() {
        year.moveTo(YearFixture.OPENING, LocalTime.of(9, 0));
        var running = year.handedOut();
        var address = "/timetable?plan=" + year.cycle(running).plan() + "&year="
                + year.cycle(running).year().year();
        var typed = typed(page(address, "kikaku"));
        typed.put(
                "day.3",
                calendar.plus(year.cycle(running).due(Stage.PUBLICATION), 10).toString());
        var proposal = submit(typed);
        assertThat(post(proposal))
                .as("why has to be said")
                .hasStatus(422)
                .bodyText()
                .contains("理由を入力してください");
        assertThat(deadlines.changes(running)).isEmpty();
        assertThat(post(proposal, Map.of("reason", "公表日が延びたため"))).hasStatus3xxRedirection();
        var due = year.cycle(running).due(Stage.SELF_EVALUATION);
        assertThat(inbox.openTasksOfCycle(running.value())).isNotEmpty().allSatisfy(task -> assertThat(task.due())
                .isEqualTo(due));
        assertThat(deadlines.changes(running)).hasSizeGreaterThan(1).allSatisfy(change -> assertThat(change.reason())
                .isEqualTo("公表日が延びたため"));
    }

    @Test
    void what_cannot_be_read_is_named_and_what_was_typed_stays() {
        var typed = typed(page(address(), "kikaku"));
        typed.put("day.0", "9月10日");
        refused(typed, "「外部評価委員会の開催日」の日付を");
        typed.put("day.0", "2026-01-05");
        refused(typed, "始める日");
        typed.put("day.0", "2029-09-10");
        refused(typed, "２年より先");
        typed.put("day.0", "2026-09-10");
        typed.put("length.APPROVAL", "五");
        refused(typed, "課長承認の所要は");
        typed.put("length.APPROVAL", "3");
        typed.put("grace.APPROVAL", "3");
        refused(typed, "課長承認の猶予は、0から2まで");
        typed.put("grace.APPROVAL", "1");
        typed.put("margin.0", "-1");
        refused(typed, "0から100までの数");
        assertThat(web.get().uri(address()).with(town.signedIn("sato"))).hasStatus(403);
        assertThat(web.post().uri("/timetable").with(town.signedIn("kanri")).with(csrf()))
                .hasStatus(403);
    }

    @Test
    void the_opening_of_a_session_is_offered_and_becomes_a_fixed_day() {
        enter("９月定例会", "2026-09-03", "2026-09-25");
        enter("12月定例会", "2026-12-01", "2026-12-18");
        enter("３月定例会", "2026-02-24", "2026-03-19");
        var page = page(address(), "kikaku");
        assertThat(page.select("label.choice").eachText())
                .as("what is over when the year begins is not offered")
                .containsExactly("９月定例会の開会日（会期は9/3（木）から9/25（金）まで）", "12月定例会の開会日（会期は12/1（火）から12/18（金）まで）");
        var typed = typed(page);
        typed.keySet().stream()
                .filter(key -> key.startsWith("offer."))
                .reduce((one, other) -> other)
                .ifPresent(typed::remove);
        var proposal = submit(typed);
        assertThat(proposal.select("input[name=name.1]").val())
                .as("the row that waited for it")
                .isEqualTo("９月定例会の開会日");
        assertThat(proposal.select("input[name=day.1]").val()).isEqualTo("2026-09-03");
        assertThat(proposal.select("label.choice").eachText()).hasSize(1);
        assertThat(post(proposal)).hasStatus3xxRedirection();
        assertThat(view().due(Stage.REVIEW)).isEqualTo("2026-09-03");
    }

    @Test
    void a_due_day_of_a_department_within_a_session_is_pointed_out_and_not_forbidden() {
        // From 1 June: self-evaluation is due on 22 June (20 working days less 5), planning's review on 21 July.
        enter("６月定例会", "2026-06-08", "2026-06-26");
        enter("臨時会", "2026-07-21", "2026-07-21");
        var asked = typed(page(address(), "kikaku"));
        asked.keySet().removeIf(key -> key.startsWith("offer."));
        var proposal = submit(asked);
        assertThat(proposal.select(".chip.warning").eachText())
                .as("planning's own stage is no department's")
                .containsExactly("６月定例会の会期中");
        assertThat(proposal.text()).contains("所管課の期限が、議会の会期中になるところがあります");
        assertThat(post(proposal)).hasStatus3xxRedirection();
    }

    @Test
    void when_every_row_has_a_day_the_offer_says_so() {
        enter("９月定例会", "2026-09-03", "2026-09-25");
        var typed = typed(page(address(), "kikaku"));
        for (var at = 0; at < 6; at++) {
            typed.put("name." + at, "会議" + at);
            typed.put("day." + at, "2026-10-0" + (at + 1));
        }
        assertThat(get(typed)).hasStatus(422).bodyText().contains("6件まで");
    }

    private void enter(String name, String first, String last) {
        assertThat(web.post()
                        .uri("/admin/closed-days/assembly")
                        .param("session", name)
                        .param("first", first)
                        .param("last", last)
                        .with(town.signedIn("kikaku"))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    private void refused(Map<String, String> typed, String cure) {
        var answer = get(typed);
        assertThat(answer).hasStatus(422);
        var page = Jsoup.parse(body(answer));
        assertThat(page.select(".error-summary").text()).contains(cure);
        assertThat(page.select("input[name=day.0]").val()).isEqualTo(typed.get("day.0"));
    }

    private CycleView view() {
        return year.cycle(cycle);
    }

    private String address() {
        return "/timetable?plan=" + view().plan() + "&year=" + view().year().year();
    }

    private static LinkedHashMap<String, String> typed(Document page) {
        var typed = new LinkedHashMap<String, String>();
        var form = page.select("form:has(input[name=opening])").select("form[method=get]");
        form.select("input[name]").forEach(input -> typed.put(input.attr("name"), input.val()));
        form.select("select[name]")
                .forEach(select -> typed.put(
                        select.attr("name"), select.select("option[selected]").val()));
        return typed;
    }

    private Document submit(Map<String, String> typed) {
        var answer = get(typed);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private MvcTestResult get(Map<String, String> typed) {
        var request = web.get().uri("/timetable").with(town.signedIn("kikaku"));
        typed.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult post(Document proposal) {
        return post(proposal, Map.of());
    }

    private MvcTestResult post(Document proposal, Map<String, String> more) {
        var request = web.post().uri("/timetable").with(town.signedIn("kikaku")).with(csrf());
        proposal.select("form[method=post]:has(input[name=opening]) input[type=hidden]").stream()
                .filter(input -> !input.attr("name").startsWith("_"))
                .forEach(input -> request.param(input.attr("name"), input.val()));
        more.forEach(request::param);
        return request.exchange();
    }

    private Document page(String address, String login) {
        var answer = web.get().uri(address).with(town.signedIn(login)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) {
        var body = new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return body;
    }
}
