package org.meguri.burden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 事務の負担: two sheets of a year, whose letters, rungs and days can be counted on the fingers. */
@MeguriTest
class BurdenPagesTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Inbox inbox;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    MockMvcTester web;

    /**
     * Sheet 1: written in 2 working days, approved in 1. Sheet 2: reminded 3 working days before the due day, an extension
     * asked for and declined, told to the director 3 working days after it (the rung between passed over), written on the
     * 24th working day and approved on the same. And somebody is named a deputy, which belongs to no year.
     */
    private CycleId lived() {
        var cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "nogyo"));
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        year.moveTo(calendar.plus(YearFixture.OPENING, 2), LocalTime.of(10, 0));
        year.submit(year.sheet(cycle, 1).id(), "sato");
        town.deputy("shokocho", "shoko", "suzuki", calendar.plus(YearFixture.OPENING, 2));
        year.moveTo(calendar.plus(YearFixture.OPENING, 3), LocalTime.of(10, 0));
        year.approve(year.sheet(cycle, 1).id(), "shoko", "shokocho");
        year.moveTo(calendar.plus(due, -3), LocalTime.of(8, 30));
        year.runJobs();
        decline(ask(cycle, calendar.plus(due, 2)));
        year.moveTo(calendar.plus(due, 3), LocalTime.of(9, 0));
        year.runJobs();
        year.moveTo(calendar.plus(due, 4), LocalTime.of(10, 0));
        year.submit(year.sheet(cycle, 2).id(), "tanaka");
        year.approve(year.sheet(cycle, 2).id(), "nogyo", "nogyocho");
        return cycle;
    }

    @Test
    void letters_are_counted_for_each_person_and_what_belongs_nowhere_is_said() {
        var cycle = lived();
        var page = page("/burden/" + cycle, "kikaku");
        assertThat(texts(page.select("thead th")))
                .containsExactly("氏名", "所管", "役割", "計", "期限前のお知らせ", "部長への報告", "期限の延長");
        assertThat(rows(page, "tbody"))
                .containsExactlyInAnyOrder(
                        List.of("田中実", "農業振興課", "担当者", "2", "1", "0", "1"),
                        List.of("高橋稔", "農業振興課", "課長", "2", "0", "1", "1"),
                        List.of("渡辺茂", "環境経済部", "部長", "1", "0", "1", "0"),
                        List.of("山本優", "企画課", "企画課", "1", "0", "0", "1"),
                        List.of("中村光", "企画課", "企画課", "1", "0", "0", "1"),
                        List.of("小林歩", "企画課", "課長", "1", "0", "0", "1"));
        assertThat(rows(page, "tbody").subList(0, 2)).allMatch(row -> row.get(3).equals("2"));
        assertThat(rows(page, "tfoot"))
                .contains(List.of("役割ごとの計", "", "課長", "3", "0", "1", "2"), List.of("計", "", "", "8", "1", "2", "5"));
        assertThat(page.text()).contains("どの年度の評価にも結び付けられないお知らせが1件あります（代決者の指定・終了のお知らせ 1件）");
    }

    @Test
    void rungs_stages_and_extensions_are_counted_too() {
        var cycle = lived();
        assertThat(rows(page("/burden/" + cycle + "/rungs", "kikaku"), "tbody"))
                .containsExactly(List.of("農業振興課", "1", "0", "1", "0", "0", "1", "0", "0"));
        assertThat(rows(page("/burden/" + cycle + "/extensions", "kikaku"), "tbody"))
                .containsExactly(List.of("農業振興課", "1", "0", "1", "0", "0", "0"));
        var stages = rows(page("/burden/" + cycle + "/stages", "kikaku"), "tbody");
        assertThat(stages).hasSize(Stage.values().length);
        assertThat(stages.get(0)).containsExactly("自己評価", "20", "2", "2", "2", "24", "-18");
        assertThat(stages.get(1)).containsExactly("課長承認", "5", "2", "0", "0", "1", "-5");
        assertThat(stages.get(2)).containsExactly("企画課確認", "10", "0", "―", "―", "―", "―");
    }

    @Test
    void the_years_of_a_plan_stand_side_by_side_the_latest_first() {
        var cycle = lived();
        year.moveTo(LocalDate.of(2026, 12, 1), LocalTime.of(9, 0));
        var next = planCycle.plan(
                new PlanCycle.Command(
                        year.cycle(cycle).plan(), new FiscalYear(2026), schedule.propose(LocalDate.of(2026, 12, 1))),
                year.person("kikaku"));
        assertThat(texts(page("/burden", "kikaku").select("thead th")))
                .as("what is only planned has cost nothing yet")
                .hasSize(2);
        planCycle.open(next, year.person("kikaku"));
        var page = page("/burden", "kikaku");
        assertThat(texts(page.select("thead th"))).containsExactly("項目", "令和８年度（途中）", "令和７年度（途中）");
        var lines = rows(page, "tbody");
        assertThat(lines)
                .contains(
                        List.of("お知らせの件数", "0", "8"),
                        List.of("お知らせを受け取った人", "0", "6"),
                        List.of("１人あたりの件数（中央値）", "0", "1"),
                        List.of("最も多い人の件数", "0", "2"),
                        List.of("督促：部長へ", "0", "1"),
                        List.of("期限の延長：申出", "0", "1"),
                        List.of("期限の延長：認めた", "0", "0"),
                        List.of("自己評価：かかった日数（中央値）", "―", "2"),
                        List.of("自己評価：日程の日数", "20", "20"));
        assertThat(page.select("main a[href=/burden/" + cycle + "]")).hasSize(1);
    }

    @Test
    void a_file_holds_what_the_page_shows() {
        var cycle = lived();
        for (var view : List.of("/letters", "/rungs", "/stages", "/extensions")) {
            var shown = page("/burden/" + cycle + view, "kikaku");
            var csv = body(get("/burden/" + cycle + view + ".csv", "kikaku"));
            for (var part : List.of("thead", "tbody", "tfoot")) {
                assertThat(rows(shown, part)).allSatisfy(row -> assertThat(csv).contains(line(row)));
            }
            shown.select("p.field-help").forEach(note -> assertThat(csv).contains(note.text()));
            assertThat(get("/burden/" + cycle + view + ".xlsx", "kikaku")).hasStatusOk();
        }
        var years = body(get("/burden/years.csv?plan=" + year.cycle(cycle).plan(), "kikaku"));
        assertThat(years).contains(line(List.of("項目", "令和７年度（途中）")), line(List.of("お知らせの件数", "8")));
    }

    @Test
    void without_anything_to_count_the_pages_say_so() {
        town.found();
        assertThat(page("/burden", "kikaku").text()).contains("まだ評価を始めた年度がありません");
        assertThat(get("/burden/years.csv", "kikaku")).hasStatus(404);
        var cycle = year.planned(year.item(1, "shoko"));
        assertThat(get("/burden/" + cycle, "kikaku")).hasStatus(404);
        planCycle.open(cycle, year.person("kikaku"));
        assertThat(page("/burden/" + cycle, "kikaku").text()).contains("お知らせは、まだありません", "結び付けられないお知らせはありません");
        assertThat(page("/burden/" + cycle + "/rungs", "kikaku").text()).contains("段を過ぎた作業はありません");
        assertThat(page("/burden/" + cycle + "/extensions", "kikaku").text()).contains("変更はありません");
    }

    @Test
    void only_planning_and_administrators_may_look() {
        var cycle = year.handedOut();
        for (var login : List.of("kikaku", "kanri")) {
            assertThat(get("/burden", login)).as(login).hasStatusOk();
            assertThat(get("/burden/" + cycle, login)).as(login).hasStatusOk();
        }
        for (var login : List.of("sato", "shokocho", "bucho", "iin", "shicho")) {
            for (var address : List.of("/burden", "/burden/" + cycle, "/burden/" + cycle + "/letters.csv")) {
                assertThat(get(address, login)).as(login + " " + address).hasStatus(403);
            }
        }
    }

    private String ask(CycleId cycle, LocalDate day) {
        var task = inbox.openTasks(year.sheet(cycle, 2).id().value()).get(0).id();
        var asked = post(
                "/extensions",
                "tanaka",
                Map.of("task", task, "all", "false", "day", day.toString(), "reason", "決算の確定が遅れているため。"));
        assertThat(asked).hasStatus3xxRedirection();
        return Objects.requireNonNull(asked.getMvcResult().getResponse().getRedirectedUrl());
    }

    private void decline(String talk) {
        assertThat(post(talk, "kikaku", Map.of("act", "DECLINE", "words", "委員会に間に合いません。", "seen", "1")))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult post(String address, String login, Map<String, String> fields) {
        var request = web.post().uri(address).with(town.signedIn(login)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String address, String login) {
        return web.get().uri(address).with(town.signedIn(login)).exchange();
    }

    private Document page(String address, String login) {
        return Jsoup.parse(body(get(address, login)));
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        var body = new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return body;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> '"' + cell + '"').collect(Collectors.joining(","));
    }

    private static List<List<String>> rows(Document page, String part) {
        var rows = new ArrayList<List<String>>();
        for (Element row : page.select("table.shown-table " + part + " tr")) {
            rows.add(texts(row.select("th, td")));
        }
        return rows;
    }

    private static List<String> texts(List<Element> cells) {
        return cells.stream().map(Element::text).toList();
    }
}
