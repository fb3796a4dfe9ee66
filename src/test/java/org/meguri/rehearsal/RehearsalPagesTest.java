package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.TownFixture;
import org.meguri.cycle.ChooseSheets;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

/** 予行: planning has a year played with the town's own people, calendar and rung table, and sees what people would get. */
@MeguriTest
class RehearsalPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    RehearsalStage stage;

    @Autowired
    RehearsalRuns runs;

    @Autowired
    TownClock clock;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    PlanRegister plans;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    ChooseSheets choose;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new UUID(0, 0));

    @BeforeEach
    void plan() {
        cycle = year.planned(
                year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko", "nogyo"), year.item(4, "shoko"));
    }

    @Test
    void everybody_in_time_is_told_little_and_nothing_is_left_behind() throws Exception {
        chooseBriefSheet();
        var before = count("letter") + count("evaluation") + count("task_item") + count("journal_entry");
        // Over real HTTP: the request is gone long before its rehearsal is played.
        var desk = new PlainBrowser(port);
        desk.signIn("kikaku", TownFixture.PASSWORD);
        assertThat(desk.post("/rehearsal/" + cycle, Map.of()).statusCode()).isEqualTo(302);
        var outcome = newest();
        assertThat(outcome.sheets()).isEqualTo(4);
        assertThat(outcome.published()).as("the brief sheet among them").isEqualTo(4);
        assertThat(outcome.closed()).isEqualTo(year.cycle(cycle).due(Stage.PUBLICATION));
        assertThat(outcome.findings()).isEmpty();
        assertThat(outcome.byKind()).doesNotContainKeys("OVERDUE", "DIRECTOR", "PLANNING");
        assertThat(count("letter") + count("evaluation") + count("task_item") + count("journal_entry"))
                .as("the house itself is as it was")
                .isEqualTo(before);
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.PLANNED);
    }

    @Test
    void a_unit_that_is_late_climbs_the_ladder_and_two_schedules_stand_side_by_side() {
        jdbc.update("update officer set mail = null where login = 'bucho'");
        var late = "handIn[" + town.unit("nogyo") + "]";
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        var outcome = played(Map.of("name", "いまの日程", late, "12"));
        assertThat(days(outcome, "田中実", "REMINDER")).contains(calendar.plus(due, -3));
        assertThat(days(outcome, "高橋稔", "OVERDUE")).contains(calendar.plus(due, 1));
        assertThat(days(outcome, "渡辺茂", "DIRECTOR")).contains(calendar.plus(due, 3));
        assertThat(days(outcome, "伊藤薫", "DIRECTOR"))
                .as("another department's director")
                .isEmpty();
        assertThat(days(outcome, "山本優", "PLANNING")).contains(calendar.plus(due, 5));
        assertThat(outcome.mails())
                .as("one mail a morning for each")
                .filteredOn(mail -> !mail.atOnce())
                .extracting(mail -> mail.person() + " " + mail.day())
                .doesNotHaveDuplicates();
        assertThat(outcome.mails()).allSatisfy(mail -> assertThat(calendar.isWorkingDay(mail.day()))
                .isTrue());

        var days = page("/1/days");
        assertThat(days.select("tbody tr")).hasSize(outcome.byDay().size());
        assertThat(days.text()).contains("期限超過", "部長への報告");
        var people = page("/1/people?month=" + due.toString().substring(0, 7));
        assertThat(row(people, "田中実").text()).contains("農業振興課");
        assertThat(page("/1/mails").select("tbody tr")).hasSize(outcome.mails().size());
        assertThat(page("/1").text())
                .contains("期限に遅れたもの", "農業振興課：提出は期限の12営業日後", "農業振興課の評価票1件が、期限に遅れて", "「自己評価」が終わるのは", "1人にメールが届きません：渡辺茂");
        assertThat(file("/1/mails.csv")).contains("田中実", "朝のまとめ");

        var second = played(Map.of(
                "name",
                "一週間遅い案",
                late,
                "12",
                "due[SELF_EVALUATION]",
                calendar.plus(due, 5).toString()));
        assertThat(page("").text()).contains("いまの日程", "一週間遅い案", "並べて比べる");
        var compared = page("/compare?a=1&b=2");
        assertThat(row(compared, "自己評価の期限").text()).contains("5営業日後");
        assertThat(row(compared, "メール").select("td").get(1).text())
                .isEqualTo(Integer.toString(second.mails().size()));
        assertThat(file("/compare.csv?a=1&b=2")).contains("いまの日程", "自己評価の期限");
        assertThat(year.cycle(cycle).due(Stage.SELF_EVALUATION))
                .as("the year keeps its own day")
                .isEqualTo(due);
    }

    @Test
    void a_chief_who_leaves_meanwhile_and_sheets_that_close_too_early_are_found_beforehand() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        endAppointment("SECTION_CHIEF", "nogyo", due.minusDays(20));
        var outcome = played(Map.of(
                "due[SELF_EVALUATION]",
                due.toString(),
                "lock[SELF_EVALUATION]",
                calendar.plus(due, 3).toString(),
                "handIn[" + town.unit("shoko") + "]",
                "8"));
        assertThat(outcome.published()).as("the director signs meanwhile").isEqualTo(4);
        assertThat(outcome.stages().get(Stage.SELF_EVALUATION))
                .as("opened once more for a day, and late all the same")
                .extracting(Outcome.Course::late)
                .isEqualTo(3);
        assertThat(page("/1").text()).contains("「課長」の役割の人が農業振興課にいないため、3件の作業をほかの人", "商工観光課の「自己評価」3件が締切に間に合わず");
    }

    @Test
    void the_towns_own_rung_table_and_calendar_count_and_what_nobody_can_do_is_left() {
        var due = year.cycle(cycle).due(Stage.SELF_EVALUATION);
        changeLadder();
        var second = calendar.plus(due, 2);
        var third = calendar.plus(due, 3);
        jdbc.update("insert into closed_day (closed_on, name) values (?, ?)", java.sql.Date.valueOf(second), "休庁");
        endAppointment(
                "EXECUTIVE", "chogi", year.cycle(cycle).due(Stage.COMMITTEE).minusDays(1));
        var outcome = played(Map.of("handIn[" + town.unit("nogyo") + "]", "6"));
        assertThat(days(outcome, "田中実", "REMINDER")).contains(calendar.plus(due, -7));
        assertThat(days(outcome, "田中実", "OVERDUE")).contains(third);
        assertThat(days(outcome, "高橋稔", "OVERDUE"))
                .as("the chief is not told by this table")
                .doesNotContain(third);
        assertThat(outcome.closed()).isNull();
        assertThat(page("/1").text()).contains("最後まで進みませんでした", "全庁の「庁議確認」が1件、終わらずに残りました");
    }

    @Test
    void the_paces_of_the_year_before_are_offered() {
        assertThat(page("").text()).doesNotContain("実績を入れる");
        jdbc.update(
                "insert into cycle select ?, plan_id, fiscal_year - 1, title, 'CLOSED', definition, sheet, opened_on,"
                        + " closed_on, version from cycle where id = ?",
                bytes(new UUID(7, 7)),
                bytes(cycle.value()));
        jdbc.update(
                "insert into cycle_stage (cycle_id, stage, due) select ?, stage, '2025-06-20' from cycle_stage"
                        + " where cycle_id = ?",
                bytes(new UUID(7, 7)),
                bytes(cycle.value()));
        // Two sheets of the section, 2 days early and 4 days late: the lower of the two middle ones counts. More time
        // was
        // given for the second one, and still it was late.
        done(new UUID(7, 7), "SELF_EVALUATE", "nogyo", "2025-06-20", "2025-06-18");
        done(new UUID(7, 7), "SELF_EVALUATE", "nogyo", "2025-06-30", "2025-06-26");
        done(new UUID(7, 7), "APPROVE", "nogyo", "2025-06-27", "2025-06-20");
        var page = page("");
        assertThat(page.text()).contains("令和６年度の実績を入れる");
        var row = row(page, "農業振興課");
        assertThat(row.select("input").eachAttr("value")).containsExactly("-2", "4");
        assertThat(row.text()).contains("提出は期限の2営業日前", "承認に4営業日");
        assertThat(row(page, "商工観光課").text()).contains("記録なし");
        var anew = page("?from=none&name=案&due[SELF_EVALUATION]=2026-07-01");
        assertThat(row(anew, "農業振興課").select("input").eachAttr("value")).containsExactly("", "");
        assertThat(anew.select("#f-name").val()).as("what was typed stays").isEqualTo("案");
        assertThat(anew.select("input[name='due[SELF_EVALUATION]']").val()).isEqualTo("2026-07-01");
    }

    @Test
    void what_cannot_be_played_is_refused_with_its_place() {
        refused(Map.of("opening", "2026-06-06"), "令和8年6月6日", "休日です");
        refused(Map.of("opening", "2026-05-29"), "評価を始める日は");
        refused(Map.of("opening", "きのう"), "「評価を始める日」の日付を読み取れません");
        refused(Map.of("handIn[" + town.unit("nogyo") + "]", "61"), "「農業振興課」の提出は、-30から60まで");
        refused(Map.of("approval[" + town.unit("nogyo") + "]", "二日"), "「農業振興課」の承認にかかる日数は");
        refused(Map.of("remarks", "-1"), "意見を付ける評価票の数は");
        refused(Map.of("due[PUBLICATION]", "9999-12-31"), "公表の日", "先すぎます");
        refused(Map.of("review", "31"), "企画課の確認にかかる日数は");
        refused(Map.of("due[APPROVAL]", "2026-06-28"), "承認", "開庁日");
        refused(Map.of("name", "あ".repeat(61)), "60");
        assertThat(runs.of(cycle)).isEmpty();
        assertThat(web.get().uri("/rehearsal/" + cycle).with(town.signedIn("sato")))
                .hasStatus(403);
        assertThat(web.get().uri("/rehearsal/" + cycle + "/9").with(town.signedIn("kikaku")))
                .hasStatus(404);
    }

    @Test
    void a_year_that_is_open_is_not_played_any_more() {
        var open = year.handedOut(year.item(1, "shoko"));
        assertThat(ask(open, Map.of())).hasStatus(409).bodyText().contains("評価が始まっているため");
        assertThat(web.get().uri("/rehearsal/" + open).with(town.signedIn("kikaku")))
                .bodyText()
                .doesNotContain("予行を行う</button>");
    }

    @Test
    void why_a_year_could_not_be_opened_stands_on_the_page_of_its_rehearsal() {
        endAppointment("SECTION_CHIEF", "nogyo", LocalDate.of(2026, 6, 1));
        assertThat(ask(cycle, Map.of("opening", "2026-06-08"))).hasStatus3xxRedirection();
        stage.drain();
        assertThat(page("/1").text()).contains("農業振興課").doesNotContain("予行を行っています");
        assertThat(web.get().uri("/rehearsal/" + cycle + "/1/days").with(town.signedIn("kikaku")))
                .hasStatus(409);
    }

    @Test
    void a_rehearsal_is_thrown_away_even_while_it_is_played() {
        assertThat(ask(cycle, Map.of())).hasStatus3xxRedirection();
        assertThat(web.post()
                        .uri("/rehearsal/" + cycle + "/1/remove")
                        .with(town.signedIn("kikaku"))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        stage.drain();
        assertThat(runs.of(cycle)).isEmpty();
    }

    @Test
    void one_that_still_waits_its_turn_is_thrown_away_and_never_played() {
        assertThat(ask(cycle, Map.of("name", "先の案"))).hasStatus3xxRedirection();
        assertThat(ask(cycle, Map.of("name", "後の案"))).hasStatus3xxRedirection();
        assertThat(web.post()
                        .uri("/rehearsal/" + cycle + "/2/remove")
                        .with(town.signedIn("kikaku"))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        stage.drain();
        assertThat(runs.of(cycle)).extracting(RehearsalRun::number).containsExactly(1);
        assertThat(page("/1").text()).contains("先の案");
    }

    @Test
    void a_fourth_has_to_wait_and_what_a_node_left_when_it_went_down_holds_up_nobody() {
        for (var number = 1; number <= RehearsalRun.LONGEST_QUEUE; number++) {
            // Asked for on a node that went down before it had played them.
            runs.saveAndFlush(new RehearsalRun(
                    cycle,
                    number,
                    "案" + number,
                    new Assumptions(LocalDate.now(clock), year.cycle(cycle).dues(), Map.of(), Map.of(), 0, -4, 0),
                    town.person("kikaku").id(),
                    clock.instant()));
        }
        assertThat(ask(cycle, Map.of())).hasStatus(409).bodyText().contains("ほかの予行が続いています");
        assertThat(page("/1").text()).contains("予行を行っています");
        assertThat(runs.of(cycle)).hasSize(RehearsalRun.LONGEST_QUEUE);

        clock.moveTo(clock.instant().plus(RehearsalRun.LONGEST.multipliedBy(RehearsalRun.LONGEST_QUEUE)));
        assertThat(page("/1").text()).contains("途中でシステムが止まったため");
        assertThat(page("").text()).contains("中断");
        played(Map.of());
        assertThat(runs.of(cycle)).extracting(RehearsalRun::number).containsExactly(4, 3, 2, 1);
    }

    @Test
    void five_who_ask_at_once_are_answered_one_after_the_other() throws Exception {
        var desks = new ArrayList<PlainBrowser>();
        for (var count = 0; count < 5; count++) {
            var desk = new PlainBrowser(port);
            desk.signIn("kikaku", TownFixture.PASSWORD);
            desks.add(desk);
        }
        var answers = new java.util.concurrent.ConcurrentLinkedQueue<Integer>();
        var threads = desks.stream()
                .map(desk -> new Thread(() -> answers.add(asked(desk))))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        stage.drain();
        assertThat(answers)
                .as("accepted, and told to wait in the form they have filled in")
                .containsExactlyInAnyOrder(302, 302, 302, 409, 409);
        assertThat(runs.of(cycle)).extracting(RehearsalRun::number).containsExactly(3, 2, 1);
    }

    private int asked(PlainBrowser desk) {
        try {
            var answer = desk.post("/rehearsal/" + cycle, Map.of());
            return answer.body().contains("ほかの人が先に") ? -1 : answer.statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_stage_leaves_no_database_behind() {
        var url = Theatre.open(
                org.meguri.MeguriApplication.class,
                false,
                house -> java.util.Objects.requireNonNull(house.getEnvironment().getProperty("spring.datasource.url")));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> java.sql.DriverManager.getConnection(url.split(";")[0] + ";IFEXISTS=TRUE", "sa", ""))
                .isInstanceOf(SQLException.class);
    }

    /** A table that is new has to be looked at: does a rehearsal need its rows? */
    @Test
    void every_table_is_carried_along_or_left_behind_on_purpose() throws SQLException {
        var unknown = new TreeSet<String>();
        try (var connection = database.getConnection();
                var tables = connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {
                            "TABLE", "BASE TABLE"
                        })) {
            while (tables.next()) {
                var name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!name.startsWith("act_") && !name.startsWith("flyway_")) {
                    unknown.add(name);
                }
            }
        }
        assertThat(unknown).containsAll(Scenery.CARRIED.keySet());
        unknown.removeAll(Scenery.CARRIED.keySet());
        assertThat(unknown).containsExactlyInAnyOrderElementsOf(LEFT);
    }

    /** Work, records of work, and what belongs to a person's own pages. */
    // spotless:off
    private static final List<String> LEFT = List.of(
            "approval",
            "approval_taken_back",
            "board_decision",
            "canned_remark",
            "committee_meeting",
            "committee_remark",
            "day_change",
            "deputy_decision",
            "edition",
            "amendment",
            "publication_draft",
            "publication_draft_answer",
            "edition_withdrawal",
            "edition_file",
            "edition_item",
            "evaluation",
            "evaluation_author",
            "evaluation_lapse",
            "evaluation_opening",
            "evaluation_place",
            "evaluation_request",
            "evaluation_round",
            "evaluation_stand_in",
            "evaluation_step",
            "evaluation_unchanged",
            "evaluation_unit",
            "evaluation_withdrawal",
            "extension",
            "extension_turn",
            "feed_link",
            "founding_draft",
            "indicator",
            "indicator_actual",
            "indicator_band",
            "indicator_pending",
            "indicator_yardstick",
            "journal_entry",
            "keeping_secret",
            "kept_form",
            "kept_post",
            "letter",
            "letter_read",
            "link_explanation",
            "link_mapping",
            "link_mapping_field",
            "link_member",
            "link_pair",
            "link_variant",
            "mail_trial",
            "morning_post",
            "packet",
            "past_answer",
            "past_taking",
            "pending_file",
            "pending_past",
            "pending_proposals",
            "pending_workbook",
            "proposal",
            "proposal_decision",
            "proposal_round",
            "proposal_submission",
            "proposal_unit",
            "proposal_writer",
            "reading_habit",
            "reading_mark",
            "reading_remark",
            "reading_seen",
            "register_decision",
            "register_decision_item",
            "rehearsal_run",
            "remark_citation",
            "remark_decision",
            "reorganization",
            "reorganization_appointment",
            "reorganization_figure",
            "reorganization_item",
            "reorganization_move",
            "reorganization_person",
            "reorganization_unit",
            "review",
            "review_acceptance",
            "review_presence",
            "sitting",
            "sitting_item",
            "task_item",
            "task_later",
            "task_rung",
            "task_writer",
            "timetable",
            "timetable_fixed_day",
            "timetable_stage",
            "tour_taken",
            "vacancy",
            "workbook_seal");
    // spotless:on

    private void chooseBriefSheet() {
        var view = year.cycle(cycle);
        adopt.adopt(plans.plan(view.plan())
                .yaml()
                .replace(
                        "sheet: reform-evaluation\n",
                        "sheet: reform-evaluation\nvariants:\n  - {key: brief, label: 簡易, sheet: reform-brief}\n"));
        planCycle.plan(new PlanCycle.Command(view.plan(), view.year(), view.dues()), town.person("kikaku"));
        choose.choose(cycle, Map.of(plans.items(view.plan()).get(1).id(), "brief"), town.person("kikaku"));
    }

    /** Self-evaluation: a reminder a week before, and the writers alone two days after. */
    private void changeLadder() {
        var form = new LinkedMultiValueMap<String, String>();
        Stream.of("REMINDER:7", "OVERDUE:2").map(one -> one.split(":")).forEach(one -> {
            form.set("on." + one[0], "true");
            form.set("days." + one[0], one[1]);
            form.set("tone." + one[0], "PLAIN");
            form.set("channel." + one[0], "MAIL");
            form.set("to." + one[0], "SECTION_STAFF");
        });
        form.set("act", "keep");
        form.set("from", "2026-06-01");
        form.set("reason", "ためし");
        assertThat(web.post()
                        .uri("/ladder/SELF_EVALUATION")
                        .with(town.signedIn("kikaku"))
                        .with(csrf())
                        .params(form))
                .hasStatus3xxRedirection();
    }

    private void endAppointment(String role, String unit, LocalDate last) {
        jdbc.update(
                "update appointment set valid_to = ? where role = ? and unit_id ="
                        + " (select id from org_unit where code = ?)",
                java.sql.Date.valueOf(last),
                role,
                unit);
    }

    private Outcome played(Map<String, String> form) {
        assertThat(ask(cycle, form)).hasStatus3xxRedirection();
        return newest();
    }

    /** What came of the rehearsal that was asked for last. */
    private Outcome newest() {
        stage.drain();
        var run = runs.of(cycle).get(0).view(clock.instant());
        var outcome = run.outcome();
        assertThat(outcome).as("came to an end: %s", run.trouble()).isNotNull();
        return java.util.Objects.requireNonNull(outcome);
    }

    private MvcTestResult ask(CycleId id, Map<String, String> form) {
        var request =
                web.post().uri("/rehearsal/" + id).with(town.signedIn("kikaku")).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private void refused(Map<String, String> form, String... words) {
        assertThat(ask(cycle, form)).hasStatus(422).bodyText().contains(words);
    }

    private Document page(String path) {
        var answer = web.get()
                .uri("/rehearsal/" + cycle + path)
                .with(town.signedIn("kikaku"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(
                new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private String file(String path) {
        var answer = web.get()
                .uri("/rehearsal/" + cycle + path)
                .with(town.signedIn("kikaku"))
                .exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static Element row(Document page, String name) {
        return page.select("tbody tr, tfoot tr").stream()
                .filter(row -> row.select("th").text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row " + name + " in " + page.text()));
    }

    private static List<LocalDate> days(Outcome outcome, String name, String kind) {
        return outcome.mails().stream()
                .filter(mail -> outcome.people().get(mail.person()).name().equals(name))
                .filter(mail ->
                        mail.lines().stream().anyMatch(line -> line.kind().equals(kind)))
                .map(Outcome.Mail::day)
                .toList();
    }

    private void done(UUID of, String kind, String unit, String due, String closed) {
        jdbc.update(
                "insert into task_item (id, kind, subject_id, cycle_id, role, unit_id, title, reference, due, opened_at,"
                        + " closed_at, changed_at, version) values (?, ?, ?, ?, ?, ?, 'x', '1', ?, ?, ?, ?, 0)",
                UUID.randomUUID().toString(),
                kind,
                bytes(UUID.randomUUID()),
                bytes(of),
                kind.equals("APPROVE") ? "SECTION_CHIEF" : "SECTION_STAFF",
                bytes(town.unit(unit).value()),
                java.sql.Date.valueOf(due),
                java.sql.Timestamp.valueOf("2025-06-16 09:00:00"),
                java.sql.Timestamp.valueOf(closed + " 12:00:00"),
                java.sql.Timestamp.valueOf(closed + " 12:00:00"));
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private int count(String table) {
        return new ArrayList<>(jdbc.queryForList("select 1 from " + table)).size();
    }
}
