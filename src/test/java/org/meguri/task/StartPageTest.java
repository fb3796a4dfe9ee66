package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.organization.Role;
import org.meguri.process.YearFixture;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MeguriTest
class StartPageTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    Inbox inbox;

    @Autowired
    WriteEvaluation write;

    @Autowired
    StartPages pages;

    @Autowired
    TownClock clock;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void a_writer_sees_how_far_each_sheet_of_the_unit_is() {
        var cycle = year.handedOut();
        save(cycle, 1, Map.of("status_text", "書きかけ"));
        save(cycle, 3, YearFixture.ANSWERS);
        year.submit(year.sheet(cycle, 4).id(), "sato");
        var start = start("suzuki", Map.of());
        assertThat(start.all())
                .extracting(row -> row.number() + row.standing())
                .containsExactlyInAnyOrder("1IN_PROGRESS", "3COMPLETE", "4SUBMITTED");
        assertThat(start.progress()).singleElement().satisfies(unit -> {
            assertThat(unit.unit()).isEqualTo("商工観光課");
            assertThat(unit.total()).isEqualTo(3);
            assertThat(unit.done()).isEqualTo(2);
        });
        assertThat(page("suzuki", "/tasks"))
                .hasStatusOk()
                .bodyText()
                .contains("自己評価の進み", "事業3件", "入力中", "完成", "提出済み", "必須")
                .contains("href=\"/evaluations/ready\"", "完成した評価票（1件）")
                .doesNotContain("??");
        assertThat(start("suzuki", Map.of("state", "COMPLETE")).rows())
                .extracting(StartPage.Row::number)
                .containsExactly("3");
    }

    @Test
    void what_was_sent_back_stands_first_with_what_was_asked_for() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 4).id();
        year.submit(sheet, "sato");
        year.sendBackByChief(sheet, "shoko", "shokocho");
        assertThat(start("sato", Map.of()).first()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo("4");
            assertThat(row.blocking()).isEqualTo(Blocking.SENT_BACK);
        });
        assertThat(page("sato", "/tasks")).bodyText().containsSubsequence("先にやること", "差戻し", "4　事業4", "あなたの作業");
    }

    @Test
    void a_chief_finds_first_what_waits_for_the_decision() {
        var cycle = year.handedOut();
        year.submit(year.sheet(cycle, 1).id(), "sato");
        assertThat(start("shokocho", Map.of()).first()).singleElement().satisfies(row -> assertThat(row.blocking())
                .isEqualTo(Blocking.AWAITED));
        assertThat(page("shokocho", "/tasks")).bodyText().contains("決定待ち", "/approvals/", "自己評価の進み");
    }

    @Test
    void every_role_finds_a_page_that_makes_sense() {
        year.handedOut();
        for (var login : new String[] {"sato", "shokocho", "bucho", "kikaku", "kikakucho", "iin", "shicho", "kanri"}) {
            assertThat(page(login, "/tasks")).as(login).hasStatusOk().bodyText().doesNotContain("??", "null");
        }
        assertThat(page("kikaku", "/tasks")).bodyText().contains("よく使う画面", "/monitor");
        assertThat(page("iin", "/tasks"))
                .as("members are given no tasks, yet have something to read")
                .bodyText()
                .contains("よく使う画面", "評価票を読み、意見を書く", "「外部評価委員会」の期限は", "href=\"/committee\"")
                .doesNotContain("作業はありません", "作業がありません");
        assertThat(page("bucho", "/tasks")).bodyText().contains("商工観光課", "農業振興課");
        assertThat(page("kanri", "/tasks")).bodyText().contains("よく使う画面", "止まっている処理がないか", "いま、あなたの作業はありません。");
    }

    @Test
    void a_director_is_asked_for_what_no_chief_can_decide_and_for_nothing_else() {
        var cycle = year.handedOut();
        year.submit(year.sheet(cycle, 1).id(), "shokocho");
        year.submit(year.sheet(cycle, 4).id(), "sato");
        var start = start("bucho", Map.of());
        assertThat(start.forDirector())
                .extracting(StartPage.Row::subject)
                .containsExactly(year.sheet(cycle, 1).id().value());
        assertThat(start.forChiefs())
                .extracting(StartPage.Row::subject)
                .containsExactly(year.sheet(cycle, 4).id().value());
        assertThat(page("bucho", "/tasks"))
                .bodyText()
                .contains("課長に代わって、あなたが承認するもの（1件）", "部内の課長承認（1件）", "1件の作業があります")
                .doesNotContain("いまは、待っている作業がありません", "??");
        // The page of either says the same.
        assertThat(page("bucho", "/approvals/" + year.sheet(cycle, 1).id()))
                .bodyText()
                .contains("value=\"APPROVED\"");
        assertThat(page("bucho", "/approvals/" + year.sheet(cycle, 4).id()))
                .bodyText()
                .doesNotContain("value=\"APPROVED\"");
    }

    @Test
    void who_does_not_write_is_told_which_sheets_are_late() {
        var cycle = year.handedOut();
        year.submit(year.sheet(cycle, 4).id(), "sato");
        assertThat(start("bucho", Map.of()).progress())
                .allSatisfy(unit -> assertThat(unit.overdue()).isEmpty());
        clock.moveTo(
                YearFixture.OPENING.plusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        for (var login : new String[] {"bucho", "shokocho"}) {
            assertThat(start(login, Map.of()).progress()).anySatisfy(unit -> {
                assertThat(unit.unit()).isEqualTo("商工観光課");
                assertThat(unit.overdue())
                        .hasSize((int) unit.late())
                        .extracting(StartPage.Overdue::href)
                        .contains("/evaluations/" + year.sheet(cycle, 1).id())
                        .doesNotContain("/evaluations/" + year.sheet(cycle, 4).id());
            });
        }
        assertThat(page("bucho", "/tasks"))
                .bodyText()
                .contains("期限を過ぎて、まだ提出していない評価票（")
                .doesNotContain("??");
        assertThat(start("sato", Map.of()).progress()).allSatisfy(unit -> assertThat(unit.overdue())
                .as("they have a line of each")
                .isEmpty());
    }

    @Test
    void what_is_put_off_is_hidden_until_its_day_and_never_when_it_is_due() {
        town.found();
        clock.moveTo(Instant.parse("2025-06-10T00:00:00Z"));
        open("1", LocalDate.of(2025, 6, 13), "No.2");
        assertThat(later("sato", "1", "2025-06-12", "?sort=DUE")).hasRedirectedUrl("/tasks?sort=DUE");
        assertThat(start("sato", Map.of()).rows()).isEmpty();
        assertThat(page("sato", "/tasks")).bodyText().contains("あとで見る 1件を表示する");
        assertThat(start("suzuki", Map.of()).rows())
                .as("another person still sees it")
                .hasSize(1);
        assertThat(start("sato", Map.of("later", "1")).rows()).hasSize(1);
        clock.moveTo(Instant.parse("2025-06-12T00:00:00Z"));
        assertThat(start("sato", Map.of()).rows()).hasSize(1);
        assertThat(later("sato", "1", "2025-06-13", "")).hasRedirectedUrl("/tasks");
        clock.moveTo(Instant.parse("2025-06-13T00:00:00Z"));
        assertThat(start("sato", Map.of()).rows()).as("on its due day").hasSize(1);
    }

    @Test
    void a_day_that_is_past_or_after_the_due_day_is_refused_and_kept_on_the_page() {
        town.found();
        clock.moveTo(Instant.parse("2025-06-10T00:00:00Z"));
        open("1", LocalDate.of(2025, 6, 13), "No.2");
        assertThat(later("sato", "1", "2025-06-20", ""))
                .hasStatus(422)
                .bodyText()
                .contains("より後までは隠せません", "value=\"2025-06-20\"");
        assertThat(later("sato", "1", "2025-06-10", "")).hasStatus(422);
        assertThat(later("sato", "1", "あした", "")).hasStatus(422);
        assertThat(later("tanaka", "1", "2025-06-12", "")).hasStatus(404);
        assertThat(later("sato", "1", "2025-06-12", "//elsewhere.example")).hasRedirectedUrl("/tasks");
    }

    @Test
    void who_writes_a_sheet_is_said_within_the_unit_only() {
        var cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1).id().value();
        assertThat(writer("sato", sheet, "suzuki")).hasRedirectedUrl("/tasks");
        assertThat(start("suzuki", Map.of("who", "ME")).rows())
                .extracting(StartPage.Row::number)
                .containsExactly("1");
        assertThat(start("sato", Map.of("who", "NOBODY")).rows())
                .extracting(StartPage.Row::number)
                .containsExactly("3", "4");
        assertThat(writer("sato", sheet, "tanaka")).hasStatus(422);
        assertThat(writer("tanaka", sheet, "tanaka")).hasStatus(404);
        assertThat(writer("sato", UUID.randomUUID(), "sato")).hasStatus(404);
    }

    @Test
    void a_file_holds_exactly_what_is_shown() throws Exception {
        var cycle = year.handedOut();
        save(cycle, 1, Map.of("status_text", "書きかけ"));
        var csv = page("sato", "/tasks/table.csv?state=IN_PROGRESS")
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains("事業1", "入力中").doesNotContain("事業3");
        assertThat(page("sato", "/tasks/table.xlsx")).hasStatusOk();
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_tasks() {
        town.found();
        clock.moveTo(Instant.parse("2025-06-10T00:00:00Z"));
        review(0, 3);
        var few = statements("kikaku");
        review(3, 300);
        assertThat(start("kikaku", Map.of()).rows()).hasSize(300);
        assertThat(statements("kikaku")).isEqualTo(few).isLessThan(15);
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_sheets() {
        year.handedOut(
                year.item(1, "nogyo"),
                year.item(2, "shoko"),
                year.item(3, "shoko"),
                year.item(4, "shoko"),
                year.item(5, "shoko"),
                year.item(6, "shoko"));
        assertThat(start("tanaka", Map.of()).all()).hasSize(1);
        assertThat(start("sato", Map.of()).all()).hasSize(5);
        assertThat(statements("sato")).isEqualTo(statements("tanaka")).isLessThan(40);
    }

    private void review(int from, int to) {
        for (var at = from; at < to; at++) {
            inbox.open(new NewTask(
                    "r" + at,
                    TaskKind.REVIEW,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Role.PLANNING,
                    null,
                    "No." + at,
                    "" + at,
                    LocalDate.of(2025, 6, 13)));
        }
    }

    private long statements(String login) {
        var person = town.person(login);
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            pages.of(person, TaskQuery.of(Map.of()));
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private void save(CycleId cycle, int seq, Map<String, String> answers) {
        var sheet = year.sheet(cycle, seq);
        write.save(new WriteEvaluation.Command(sheet.id(), sheet.revision(), answers, Map.of()), town.person("sato"));
    }

    private StartPage start(String login, Map<String, String> said) {
        return pages.of(town.person(login), TaskQuery.of(said));
    }

    private void open(String id, LocalDate due, String title) {
        inbox.open(new NewTask(
                id,
                TaskKind.SELF_EVALUATE,
                UUID.randomUUID(),
                UUID.randomUUID(),
                Role.SECTION_STAFF,
                town.unit("shoko"),
                title,
                "2",
                due));
    }

    private MvcTestResult later(String login, String task, String until, String back) {
        return web.post()
                .uri("/tasks/" + task + "/later")
                .param("until", until)
                .param("back", back)
                .with(town.signedIn(login))
                .exchange();
    }

    private MvcTestResult writer(String login, UUID sheet, String officer) {
        return web.post()
                .uri("/tasks/sheets/" + sheet + "/writer")
                .param("officer", town.officer(officer).toString())
                .with(town.signedIn(login))
                .exchange();
    }

    private MvcTestResult page(String login, String path) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }
}
