package org.meguri.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Directory;
import org.meguri.process.YearFixture;
import org.meguri.task.Inbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** No task is left to nobody: deputy, superior, planning, administrators, in this order, each told once. */
@MeguriTest
class VacancyTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    Directory directory;

    @Autowired
    Inbox inbox;

    @Autowired
    WatchDesks desks;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    private CycleId cycle = new CycleId(new java.util.UUID(0, 0));

    @BeforeEach
    void open() {
        cycle = year.handedOut();
        year.submit(year.sheet(cycle, 1).id(), "sato");
    }

    @Test
    void while_everybody_is_there_nobody_is_told_anything() {
        morning();
        assertThat(told()).isEmpty();
        assertThat(page("/unattended").text()).contains("担当者のいない作業はありません");
        assertThat(page("/tasks").select(".menu").text()).doesNotContain("担当者のいない作業");
    }

    @Test
    void a_chief_who_is_disabled_leaves_the_approval_to_the_director_who_can_decide_it() {
        disable("shokocho");
        assertThat(told()).contains("渡辺茂 SUPERIOR", "山本優 TOLD").doesNotContain("𠮷野桂子 SUPERIOR");
        var count = told().size();
        morning();
        morning();
        assertThat(told()).as("told once").hasSize(count);
        assertThat(page("/unattended").text()).contains("商工観光課", "課長", "上位者", "渡辺茂");
        assertThat(page("/tasks").select(".menu").text()).contains("担当者のいない作業");
        year.approve(year.sheet(cycle, 1).id(), "shoko", "bucho");
        assertThat(year.sheet(cycle, 1).status().name()).isEqualTo("APPROVED");
    }

    @Test
    void where_not_even_the_director_is_there_planning_names_somebody_who_then_has_the_work() {
        disable("shokocho");
        disable("bucho");
        assertThat(told()).contains("山本優 PLANNING");
        var address = page("/unattended").select("a[href^=/unattended/]").attr("href");
        assertThat(address).endsWith("/SECTION_CHIEF");
        var form = page(address);
        assertThat(form.text()).contains("事務取扱を定める", "商工観光課");
        var fields = new HashMap<String, String>();
        fields.put("officer", id("sato"));
        fields.put("from", LocalDate.now(year.clock()).toString());
        fields.put("to", LocalDate.now(year.clock()).plusDays(30).toString());
        fields.put("reason", "課長の退職による欠員");
        var preview = post(address, "kikaku", fields);
        assertThat(preview).hasStatusOk();
        assertThat(document(preview).text()).contains("佐藤花子さんに移る作業（1件）", "本人が書いたため");
        fields.put("officer", id("suzuki"));
        fields.put("act", "name");
        assertThat(post(address, "kikaku", fields)).hasStatus3xxRedirection();
        assertThat(page("/unattended").text()).contains("担当者のいない作業はありません");
        assertThat(inbox.ownTasksOf(year.person("suzuki")))
                .extracting(task -> task.kind().name())
                .contains("APPROVE");
        year.approve(year.sheet(cycle, 1).id(), "shoko", "suzuki");
        assertThat(year.sheet(cycle, 1).status().name()).isEqualTo("APPROVED");
        assertThat(page("/admin/journal").text()).contains("事務取扱に、鈴木一郎");
        assertThat(post(address, "kikaku", fields)).as("once more").hasStatus(404);
    }

    @Test
    void an_appointment_that_ends_by_itself_is_found_on_the_next_morning() {
        jdbc.update(
                "update appointment set valid_to = ? where role = 'SECTION_CHIEF' and officer_id ="
                        + " (select id from officer where login = 'shokocho')",
                java.sql.Date.valueOf(LocalDate.now(year.clock())));
        morning();
        assertThat(told()).as("the last day").isEmpty();
        year.moveTo(calendar.plus(LocalDate.now(year.clock()), 1), LocalTime.of(8, 45));
        morning();
        assertThat(told()).contains("渡辺茂 SUPERIOR");
    }

    @Test
    void where_all_staff_have_gone_the_chief_is_told_and_writes() {
        for (var login : List.of("sato", "suzuki")) {
            disable(login);
        }
        var sheet = year.sheet(cycle, 2);
        assertThat(sheet.leadUnit()).isNotNull();
        assertThat(desks.unattended())
                .filteredOn(one -> one.desk().role() == org.meguri.organization.Role.SECTION_STAFF)
                .allSatisfy(one -> assertThat(one.attended().standing()).isEqualTo(Standing.SUPERIOR));
    }

    @Test
    void where_there_is_no_planning_division_the_administrators_are_told() {
        jdbc.update("update officer set enabled = false where id in (select officer_id from appointment where role in"
                + " ('PLANNING', 'DIRECTOR', 'SECTION_CHIEF'))");
        morning();
        assertThat(told()).contains("佐々木守 NOBODY");
    }

    @Test
    void what_two_nodes_find_at_once_is_told_once_and_noted_once() {
        disable("shokocho");
        var told = told().size();
        jdbc.update(
                "insert into vacancy (id, unit_id, role, standing, since, ended_at, version)"
                        + " select ?, unit_id, role, standing, since, ended_at, version from vacancy",
                new byte[16]);
        assertThat(desks.count()).isEqualTo(2);
        morning();
        assertThat(desks.count()).isEqualTo(1);
        jdbc.update("delete from vacancy");
        morning();
        assertThat(told()).as("by the other node, which had not seen it noted").hasSize(told);
    }

    @Test
    void who_cannot_sign_in_counts_as_nobody() {
        jdbc.update("update officer set password_hash = '' where login = 'shokocho'");
        morning();
        assertThat(told()).contains("渡辺茂 SUPERIOR");
    }

    @Test
    void what_cannot_be_is_refused_with_its_cure() {
        disable("shokocho");
        disable("bucho");
        var address = page("/unattended").select("a[href^=/unattended/]").attr("href");
        var today = LocalDate.now(year.clock());
        refused(address, "", today, today, "欠員", "候補から選んで");
        refused(address, id("shokocho"), today, today, "欠員", "候補から選んで");
        refused(address, id("suzuki"), today.minusDays(1), today, "欠員", "以後にして");
        refused(address, id("suzuki"), today.plusDays(2), today, "欠員", "前になっています");
        refused(address, id("suzuki"), today, today.plusDays(366), "欠員", "366日まで");
        refused(address, id("suzuki"), today, today, " ", "理由");
        assertThat(web.get().uri("/unattended").with(town.signedIn("sato"))).hasStatus(403);
        assertThat(web.get()
                        .uri("/unattended/" + town.unit("shoko") + "/PLANNING")
                        .with(town.signedIn("kikaku")))
                .hasStatus(404);
    }

    private void refused(String address, String officer, LocalDate from, LocalDate to, String reason, String cure) {
        assertThat(post(
                        address,
                        "kikaku",
                        Map.of(
                                "officer",
                                officer,
                                "from",
                                from.toString(),
                                "to",
                                to.toString(),
                                "reason",
                                reason,
                                "act",
                                "name")))
                .hasStatus(422)
                .bodyText()
                .contains(cure);
    }

    private void morning() {
        desks.on(LocalDate.now(year.clock()));
    }

    private void disable(String login) {
        if (directory.officerWithLogin(login).isPresent()) {
            assertThat(post("/admin/officers/" + id(login) + "/disable", "kanri", Map.of()))
                    .hasStatus3xxRedirection();
        }
    }

    private String id(String login) {
        return directory.officerWithLogin(login).orElseThrow().id().toString();
    }

    /** Who was told, and which text. */
    private List<String> told() {
        return year.letters().stream()
                .filter(letter -> letter.kind().equals("VACANCY"))
                .map(letter -> letter.recipient() + " " + text(letter.body()))
                .toList();
    }

    private static String text(String body) {
        return body.contains("代決者として")
                ? "DEPUTY"
                : body.contains("あなたが進められます")
                        ? "SUPERIOR"
                        : body.contains("代わって進められる人もいません")
                                ? "PLANNING"
                                : body.contains("システム管理者にお知らせ") ? "NOBODY" : "TOLD";
    }

    private MvcTestResult post(String address, String login, Map<String, String> fields) {
        var request = web.post().uri(address).with(town.signedIn(login)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document page(String path) {
        var answer = web.get().uri(path).with(town.signedIn("kikaku")).exchange();
        assertThat(answer).hasStatusOk();
        return document(answer);
    }

    private static Document document(MvcTestResult answer) {
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return Jsoup.parse(body);
    }
}
