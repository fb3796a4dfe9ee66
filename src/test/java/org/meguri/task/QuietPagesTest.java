package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 督促の休止: set on a page, heeded by timers and by the morning's round, and over when planning says so. */
@MeguriTest
class QuietPagesTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    MorningRound morning;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void open() {
        cycle = year.handedOut();
    }

    @Test
    void a_quiet_department_hears_nothing_and_the_morning_after_the_highest_rung_once() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var first = LocalDate.now(year.clock());
        assertThat(keep("shoko", first, calendar.plus(due, 2), "台風の災害対応")).hasStatus3xxRedirection();
        var page = page("kikaku");
        assertThat(page.text()).contains("商工観光課", "台風の災害対応", "休止中");
        for (var days : List.of(-3, 1)) {
            year.moveTo(calendar.plus(due, days), LocalTime.of(8, 30));
            year.runJobs();
            morning.chase(calendar.plus(due, days));
        }
        assertThat(rungs("1")).isEmpty();
        assertThat(rungs("2")).contains("REMINDER", "OVERDUE");
        year.moveTo(calendar.plus(due, 3), LocalTime.of(8, 45));
        assertThat(morning.chase(calendar.plus(due, 3))).as("left over").isZero();
        assertThat(rungs("1")).isNotEmpty().containsOnly("DIRECTOR");
        var told = rungs("1").size();
        morning.chase(calendar.plus(due, 3));
        year.runJobs();
        assertThat(rungs("1")).hasSize(told);
        assertThat(journal()).contains("商工観光課への督促を", "まで休止しました");
    }

    @Test
    void a_pause_that_is_ended_early_lets_the_next_morning_speak() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var first = LocalDate.now(year.clock());
        keep("shoko", first, first.plusDays(40), "議会対応");
        year.moveTo(calendar.plus(due, 1), LocalTime.of(9, 0));
        morning.chase(calendar.plus(due, 1));
        assertThat(rungs("1")).isEmpty();
        var end = page("kikaku").select("form[action$=/end]").attr("action");
        assertThat(post(end, "kikaku", Map.of())).hasStatus3xxRedirection();
        assertThat(post(end, "kikaku", Map.of())).as("twice").hasStatus3xxRedirection();
        year.moveTo(calendar.plus(due, 2), LocalTime.of(8, 45));
        morning.chase(calendar.plus(due, 2));
        assertThat(rungs("1")).isNotEmpty().containsOnly("OVERDUE");
        assertThat(page("kikaku").text()).contains("休止している課はありません");
    }

    @Test
    void what_cannot_be_is_refused_with_its_cure() {
        var today = LocalDate.now(year.clock());
        refused("shoko", today.minusDays(1), today, "理由", "過ぎています");
        refused("shoko", today.plusDays(3), today, "理由", "前になっています");
        refused("shoko", today, today.plusDays(62), "理由", "62日まで");
        refused("shoko", today, today, " ", "理由");
        assertThat(post("/quiet", "kikaku", Map.of("first", "あす", "last", "あす", "reason", "理由")))
                .hasStatus(422)
                .bodyText()
                .contains("年月日で入力");
        keep("shoko", today, today.plusDays(5), "理由");
        assertThat(keep("shoko", today.plusDays(5), today.plusDays(9), "理由"))
                .hasStatus(409)
                .bodyText()
                .contains("重ならない日");
        assertThat(keep("shoko", today.plusDays(6), today.plusDays(9), "理由")).hasStatus3xxRedirection();
        for (var login : List.of("sato", "shokocho", "kanri")) {
            assertThat(web.get().uri("/quiet").with(town.signedIn(login)))
                    .as(login)
                    .hasStatus(403);
            assertThat(post("/quiet", login, Map.of())).as(login).hasStatus(403);
        }
    }

    private void refused(String unit, LocalDate first, LocalDate last, String reason, String cure) {
        assertThat(keep(unit, first, last, reason)).hasStatus(422).bodyText().contains(cure);
    }

    private MvcTestResult keep(String unit, LocalDate first, LocalDate last, String reason) {
        return post(
                "/quiet",
                "kikaku",
                Map.of(
                        "unit",
                        town.unit(unit).toString(),
                        "first",
                        first.toString(),
                        "last",
                        last.toString(),
                        "reason",
                        reason));
    }

    private MvcTestResult post(String address, String login, Map<String, String> fields) {
        var request = web.post().uri(address).with(town.signedIn(login)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document page(String login) {
        return Jsoup.parse(
                body(web.get().uri("/quiet").with(town.signedIn(login)).exchange()));
    }

    private String journal() {
        return Jsoup.parse(body(web.get()
                        .uri("/admin/journal")
                        .with(town.signedIn("kikaku"))
                        .exchange()))
                .text();
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        var body = new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return body;
    }

    private List<String> rungs(String reference) {
        return year.letters().stream()
                .filter(letter -> reference.equals(letter.reference()))
                .map(org.meguri.mail.LetterView::kind)
                .filter(kind ->
                        List.of("REMINDER", "OVERDUE", "DIRECTOR", "PLANNING").contains(kind))
                .toList();
    }
}
