package org.meguri.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Role;
import org.meguri.system.TownClock;
import org.meguri.task.Inbox;
import org.meguri.task.NewTask;
import org.meguri.task.TaskKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 期限カレンダー: a person's deadlines in another program, by a link that only the person knows. */
@MeguriTest
@ExtendWith(OutputCaptureExtension.class)
class FeedTest {

    private static final Instant NOON = Instant.parse("2026-06-10T03:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 6, 12);
    private static final UUID SUBJECT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String HOSTILE = "商店街;にぎわい,づくり\\事業\r\nEND:VEVENT\nBEGIN:VALARM 😀 𠮷野家" + "とても長い題名".repeat(20);

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    Inbox inbox;

    @Autowired
    MockMvcTester web;

    @Autowired
    JdbcTemplate database;

    @Autowired
    UnloggedFeed unlogged;

    @Autowired
    Environment environment;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(NOON);
    }

    @Test
    void the_person_s_own_tasks_are_whole_days_that_leave_them_free() {
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", "にぎわい事業", DUE, null);
        open("elsewhere", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "nogyo", "ひみつの事業", DUE, null);
        open("approve", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", "ほかの事業", DUE, null);
        var answer = fetch(link("sato"));
        assertThat(answer.getResponse().getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("no-store");
        var calendar = calendar(answer);
        assertThat(calendar.getProperty("METHOD")).isEmpty();
        assertThat(value(calendar.getProperty("X-WR-CALNAME").orElse(null))).isEqualTo("計画の評価の期限（佐藤花子）");
        assertThat(text(answer)).contains("REFRESH-INTERVAL;VALUE=DURATION:PT4H", "VERSION:2.0");
        var entry = Objects.requireNonNull(events(calendar).get("write-due@meguri"));
        assertThat(events(calendar)).hasSize(1);
        assertThat(text(answer))
                .contains("DTSTART;VALUE=DATE:20260612", "TRANSP:TRANSPARENT", "DTSTAMP:20260610T030000Z");
        assertThat(value(entry, "SUMMARY")).isEqualTo("【期限】自己評価：にぎわい事業");
        assertThat(value(entry, "DESCRIPTION")).isEqualTo("担当：商工観光課\n期限：令和8年6月12日（金）（過ぎると遅れになります）");
        assertThat(value(entry, "URL")).endsWith("/evaluations/" + SUBJECT);
        assertThat(value(entry, "SEQUENCE")).isEqualTo("0");
    }

    @Test
    void the_calendar_is_in_japanese_whatever_the_program_asks_for() {
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", "にぎわい事業", DUE, null);
        var answer = web.get()
                .uri(link("sato"))
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .exchange();
        assertThat(answer).hasStatusOk();
        assertThat(text(answer)).contains("令和8年6月12日");
    }

    @Test
    void a_closing_day_is_an_entry_of_its_own_unless_it_is_the_due_day() {
        open("two", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", "一", DUE, DUE.plusDays(4));
        open("one", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", "二", DUE, DUE);
        var entries = events(calendar(fetch(link("sato"))));
        assertThat(entries).containsOnlyKeys("two-due@meguri", "two-lock@meguri", "one-due@meguri");
        assertThat(summary(entries, "two-lock@meguri")).isEqualTo("【締切】自己評価：一");
        assertThat(day(entries, "two-lock@meguri")).isEqualTo(DUE.plusDays(4));
        assertThat(summary(entries, "one-due@meguri")).isEqualTo("【期限・締切】自己評価：二");
    }

    @Test
    void a_moved_day_moves_the_entry_and_makes_no_second_one() {
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", "にぎわい事業", DUE, null);
        var link = link("sato");
        fetch(link);
        clock.moveTo(NOON.plusSeconds(3600));
        inbox.move("write", LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 1));
        var entries = events(calendar(fetch(link)));
        assertThat(entries).containsOnlyKeys("write-due@meguri", "write-lock@meguri");
        var entry = Objects.requireNonNull(entries.get("write-due@meguri"));
        assertThat(day(entries, "write-due@meguri")).as("a leap day").isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(value(entry, "SEQUENCE")).isEqualTo("1");
        assertThat(value(entry, "LAST-MODIFIED")).isEqualTo("20260610T040000Z");
        inbox.close("write");
        assertThat(events(calendar(fetch(link)))).as("done").isEmpty();
    }

    @Test
    void a_day_on_which_the_town_hall_is_closed_is_told_as_it_is() {
        var saturday = LocalDate.of(2026, 6, 13);
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", "にぎわい事業", saturday, null);
        assertThat(day(events(calendar(fetch(link("sato")))), "write-due@meguri"))
                .isEqualTo(saturday);
    }

    @Test
    void a_hostile_title_stays_a_title() {
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", HOSTILE, DUE, null);
        var answer = fetch(link("sato"));
        var entries = events(calendar(answer));
        assertThat(entries).hasSize(1);
        assertThat(summary(entries, "write-due@meguri"))
                .isEqualTo("【期限】自己評価：" + HOSTILE.replace("\r\n", " ").replace("\n", " "));
        assertThat(text(answer).replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text(answer).split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75))
                .doesNotContain("BEGIN:VALARM");
    }

    @Test
    void a_deputy_s_calendar_has_what_is_done_in_another_s_stead() {
        open("approve", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", "にぎわい事業", DUE, null);
        var link = link("sato");
        assertThat(events(calendar(fetch(link)))).isEmpty();
        town.deputy("shokocho", "shoko", "sato", LocalDate.of(2026, 6, 11));
        var entry = Objects.requireNonNull(events(calendar(fetch(link))).get("approve-due@meguri"));
        assertThat(value(entry, "DESCRIPTION")).contains("代決：𠮷野桂子さんの代わり");
        clock.moveTo(NOON.plusSeconds(2 * 86_400));
        assertThat(events(calendar(fetch(link)))).as("the days are over").isEmpty();
    }

    @Test
    void whatever_opens_nothing_has_the_same_answer() {
        var former = link("sato");
        var link = link("sato");
        assertThat(link).isNotEqualTo(former);
        assertThat(fetch(link)).hasStatusOk();
        var answers = new java.util.ArrayList<MvcTestResult>();
        answers.add(get(former));
        answers.add(get("/feed/" + "A".repeat(43) + ".ics"));
        answers.add(get("/feed/x.ics"));
        town.disable("sato");
        answers.add(get(link));
        database.update("update officer set enabled = true where login = 'sato'");
        assertThat(fetch(link)).hasStatusOk();
        database.update("update appointment set valid_to = '2026-06-09'");
        answers.add(get(link));
        database.update("update appointment set valid_to = null");
        assertThat(fetch(link)).hasStatusOk();
        post("/feed/revoke", "sato");
        answers.add(get(link));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer).hasStatus(404);
            assertThat(answer.getResponse().getContentAsByteArray()).isEmpty();
            assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
                    .isEqualTo("no-store");
            assertThat(answer.getResponse().getHeaderNames())
                    .containsExactlyInAnyOrderElementsOf(
                            answers.get(0).getResponse().getHeaderNames());
            assertThat(answer.getRequest().getSession(false)).isNull();
        });
    }

    @Test
    void the_secret_is_shown_once_and_kept_nowhere(CapturedOutput log) {
        var session = new MockHttpSession();
        var made = web.post()
                .uri("/feed/link")
                .session(session)
                .with(town.signedIn("sato"))
                .with(csrf())
                .exchange();
        assertThat(made).hasStatus3xxRedirection();
        var address = Objects.requireNonNull(
                (String) made.getMvcResult().getFlashMap().get("address"));
        var secret = address.replaceAll(".*/|\\.ics$", "");
        var shown = Jsoup.parse(text(web.get()
                .uri("/feed")
                .flashAttr("address", address)
                .with(town.signedIn("sato"))
                .exchange()));
        assertThat(shown.select("textarea[readonly]").text()).isEqualTo(address);
        fetch("/feed/" + secret + ".ics");
        get("/feed/" + secret + "x.ics");
        var page = page("sato");
        assertThat(page.html()).doesNotContain(secret);
        assertThat(page.text()).contains("令和8年6月10日（水）12:00");
        assertThat(log.getAll()).doesNotContain(secret);
        var row = database.queryForMap("select * from feed_link");
        assertThat(row.get("SECRET_HASH")).isEqualTo(new Secret(secret).hash());
        assertThat(row.toString()).doesNotContain(secret);
        assertThat(database.queryForList("select detail from journal_entry", String.class))
                .noneMatch(detail -> detail.contains(secret));
        assertThat(new Secret(secret)).asString().doesNotContain(secret);
    }

    @Test
    void the_access_log_never_hears_of_an_address_with_a_secret() throws Exception {
        assertThat(environment.getProperty("server.tomcat.accesslog.condition-unless"))
                .isEqualTo(UnloggedFeed.MARK);
        for (var marked :
                Map.of("/feed/abc.ics", true, "/feed", false, "/tasks", false).entrySet()) {
            var request = new MockHttpServletRequest("GET", marked.getKey());
            unlogged.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
            assertThat(request.getAttribute(UnloggedFeed.MARK) != null)
                    .as(marked.getKey())
                    .isEqualTo(marked.getValue());
        }
    }

    @Test
    void a_link_begins_and_ends_on_the_page_and_nobody_touches_another_s() {
        assertThat(page("sato").text()).contains("まだリンクをつくっていません");
        var link = link("sato");
        assertThat(page("sato").text()).contains("まだ読み込まれていません");
        var others = link("suzuki");
        post("/feed/revoke", "suzuki");
        post("/feed/revoke", "suzuki");
        assertThat(get(others)).hasStatus(404);
        assertThat(fetch(link)).hasStatusOk();
        assertThat(web.get().uri("/feed").exchange()).hasStatus3xxRedirection();
        assertThat(web.post().uri("/feed/link").with(csrf()).exchange()).hasStatus3xxRedirection();
        assertThat(web.post().uri("/feed/link").with(town.signedIn("sato")).exchange())
                .hasStatus3xxRedirection();
        assertThat(web.post().uri(link).with(csrf()).exchange()).hasStatus(403);
        var settings = Jsoup.parse(text(
                web.get().uri("/notices/settings").with(town.signedIn("sato")).exchange()));
        assertThat(settings.select("main a[href=/feed]")).hasSize(1);
    }

    private void open(
            String id, TaskKind kind, Role role, String unit, String title, LocalDate due, @Nullable LocalDate lock) {
        inbox.open(new NewTask(id, kind, SUBJECT, UUID.randomUUID(), role, town.unit(unit), title, "1", due, lock));
    }

    /** Makes or renews the link. @return its path */
    private String link(String login) {
        var made = post("/feed/link", login);
        assertThat(made).hasStatus3xxRedirection();
        var address = Objects.requireNonNull(
                (String) made.getMvcResult().getFlashMap().get("address"));
        return address.substring(address.indexOf("/feed/"));
    }

    private MvcTestResult post(String address, String login) {
        return web.post().uri(address).with(town.signedIn(login)).with(csrf()).exchange();
    }

    private MvcTestResult get(String link) {
        return web.get().uri(link).exchange();
    }

    private MvcTestResult fetch(String link) {
        var answer = get(link);
        assertThat(answer).hasStatusOk();
        return answer;
    }

    private Document page(String login) {
        return Jsoup.parse(
                text(web.get().uri("/feed").with(town.signedIn(login)).exchange()));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** Read as another program reads it, and checked against the rules of the format. */
    private static Calendar calendar(MvcTestResult answer) {
        try {
            var calendar = new CalendarBuilder().build(new StringReader(text(answer)));
            assertThat(calendar.validate().getEntries()).isEmpty();
            return calendar;
        } catch (Exception e) {
            throw new AssertionError(text(answer), e);
        }
    }

    private static Map<String, VEvent> events(Calendar calendar) {
        List<VEvent> events = calendar.getComponents("VEVENT");
        return events.stream().collect(Collectors.toMap(event -> value(event, "UID"), Function.identity()));
    }

    private static String summary(Map<String, VEvent> entries, String uid) {
        return value(Objects.requireNonNull(entries.get(uid)), "SUMMARY");
    }

    private static LocalDate day(Map<String, VEvent> entries, String uid) {
        return LocalDate.from(Objects.requireNonNull(entries.get(uid))
                .getStartDate()
                .orElseThrow()
                .getDate());
    }

    private static String value(VEvent event, String property) {
        return value((Property) event.getProperty(property).orElse(null));
    }

    private static String value(@Nullable Property property) {
        return property == null ? "" : property.getValue();
    }
}
