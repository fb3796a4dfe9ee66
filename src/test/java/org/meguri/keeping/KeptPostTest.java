package org.meguri.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.PlainBrowser.location;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.TownFixture;
import org.meguri.evaluation.EvaluationId;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A session that ends while somebody writes, in a browser without scripts: what is posted then is kept for that person. */
@MeguriTest
class KeptPostTest {

    private static final String TEXT = "八路線を運行し、𠮷野地区へ延ばした。\n二行目。";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    JdbcTemplate database;

    @LocalServerPort
    int port;

    private EvaluationId sheet;
    private String address;
    private Map<String, String> typed;

    /** Sato has the sheet open and writes; then the session is gone, and with it the cookie's worth. */
    @BeforeEach
    void write() throws Exception {
        sheet = year.sheet(year.handedOut(), 1).id();
        address = "/evaluations/" + sheet;
        var desk = new PlainBrowser(port);
        desk.signIn("sato", TownFixture.PASSWORD);
        typed = fields(form(desk.get(address), address));
        typed.put("values[status_text]", TEXT);
        typed.put("action", "save");
    }

    @Test
    void what_was_posted_too_late_is_shown_after_the_log_in_and_can_be_posted_again() throws Exception {
        var later = new PlainBrowser(port);
        var sent = later.send(address, encoded(typed));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(location(sent)).isEqualTo("/login?expired&kept");
        assertThat(later.get("/login?expired&kept").body()).contains("入力した文章はお預かりしています");
        assertThat(year.sheet(sheet).content())
                .as("nothing is posted by itself")
                .isEmpty();

        assertThat(location(later.signIn("sato", TownFixture.PASSWORD))).isEqualTo("/kept");
        var page = later.get("/kept");
        assertThat(page.body()).contains("お預かりしている文章", "八路線を運行し、𠮷野地区へ延ばした。").doesNotContain("??");
        var again = fields(form(page, address));
        assertThat(again).containsEntry("values[status_text]", TEXT).containsEntry("action", "save");
        assertThat(location(later.send(address, encoded(again)))).isEqualTo(address);
        assertThat(year.sheet(sheet).content()).containsEntry("status_text", TEXT);
        assertThat(later.get("/kept").body()).contains("お預かりしている文章はありません");
    }

    @Test
    void nobody_else_sees_it_and_it_waits_for_whoever_wrote_it() throws Exception {
        var shared = new PlainBrowser(port);
        shared.send(address, encoded(typed));
        assertThat(location(shared.signIn("suzuki", TownFixture.PASSWORD))).isEqualTo("/");
        assertThat(shared.get("/kept").body()).doesNotContain("八路線", address);
        var id = ByteBuffer.wrap(
                Objects.requireNonNull(database.queryForObject("select id from kept_post", byte[].class)));
        shared.post("/kept/" + new UUID(id.getLong(), id.getLong()) + "/discard", Map.of());
        assertThat(location(new PlainBrowser(port).signIn("sato", TownFixture.PASSWORD)))
                .as("another person cannot throw it away")
                .isEqualTo("/kept");
    }

    @Test
    void a_page_of_one_person_is_not_posted_as_another_who_logged_in_meanwhile() throws Exception {
        var shared = new PlainBrowser(port);
        shared.signIn("suzuki", TownFixture.PASSWORD);
        var mine = fields(form(shared.get(address), address));
        var theirs = new LinkedHashMap<>(typed);
        theirs.put("_csrf", Objects.requireNonNull(mine.get("_csrf")));
        var sent = shared.send(address, encoded(theirs));
        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(sent.body())
                .contains("別の人がログインしていたときに開いたものです")
                .as("it is not hers to read")
                .doesNotContain("八路線");
        assertThat(year.sheet(sheet).content()).isEmpty();
        assertThat(location(new PlainBrowser(port).signIn("sato", TownFixture.PASSWORD)))
                .as("kept for whoever wrote it")
                .isEqualTo("/kept");
    }

    @Test
    void only_a_page_of_ours_can_leave_something_for_somebody() throws Exception {
        var other = new LinkedHashMap<>(typed);
        other.remove("_page");
        assertThat(new PlainBrowser(port).send(address, encoded(other)).statusCode())
                .isEqualTo(403);
        var seal = Objects.requireNonNull(typed.get("_page"));
        other.put("_page", (seal.startsWith("A") ? "B" : "A") + seal.substring(1));
        assertThat(new PlainBrowser(port).send(address, encoded(other)).statusCode())
                .isEqualTo(403);
        assertThat(kept()).isZero();
        year.moveTo(YearFixture.OPENING.plusDays(15), LocalTime.of(9, 0));
        assertThat(new PlainBrowser(port).send(address, encoded(typed)).statusCode())
                .as("a page of a month ago proves nothing any more")
                .isEqualTo(403);
        assertThat(kept()).isZero();
    }

    @Test
    void what_a_page_refuses_stands_on_the_page_that_says_so_but_for_passwords() throws Exception {
        var desk = new PlainBrowser(port);
        desk.signIn("sato", TownFixture.PASSWORD);
        var refused = Jsoup.parse(
                desk.post("/evaluations/" + UUID.randomUUID(), Map.of("values[status_text]", TEXT, "revision", "0"))
                        .body());
        assertThat(refused.select(".failure-code").text()).contains("404");
        assertThat(refused.select("main textarea").eachText())
                .hasSize(1)
                .first()
                .asString()
                .contains("𠮷野地区");
        var secret = desk.post("/account/nowhere", Map.of("chosen", "川の流れ のように"));
        assertThat(secret.statusCode()).isEqualTo(404);
        assertThat(secret.body()).doesNotContain("川の流れ");
        var strange = desk.send("/evaluations/" + UUID.randomUUID(), encoded(Map.of("values[status_text]", TEXT)));
        assertThat(strange.statusCode()).isEqualTo(403);
        assertThat(strange.body()).as("of another page").doesNotContain("𠮷野地区");
    }

    @Test
    void passwords_and_empty_forms_are_never_kept() throws Exception {
        var secret = Map.of("_page", Objects.requireNonNull(typed.get("_page")), "chosen", "川の流れ のように");
        assertThat(location(new PlainBrowser(port).send("/account/password", encoded(secret))))
                .isEqualTo("/login?expired");
        assertThat(location(new PlainBrowser(port)
                        .send(address, encoded(Map.of("_page", Objects.requireNonNull(typed.get("_page")), "a", "1")))))
                .isEqualTo("/login?expired");
        assertThat(kept()).isZero();
    }

    @Test
    void ten_wait_at_most_and_for_two_weeks_at_most() throws Exception {
        for (var number = 1; number <= 11; number++) {
            typed.put("values[status_text]", "文章その" + number + "。");
            year.moveTo(YearFixture.OPENING, LocalTime.of(10, number));
            new PlainBrowser(port).send(address, encoded(typed));
        }
        assertThat(kept()).isEqualTo(10);
        var browser = new PlainBrowser(port);
        browser.signIn("sato", TownFixture.PASSWORD);
        assertThat(browser.get("/kept").body()).contains("文章その11。").doesNotContain("文章その1。");
        year.moveTo(YearFixture.OPENING.plusDays(14), LocalTime.of(11, 30));
        assertThat(new PlainBrowser(port).signIn("sato", TownFixture.PASSWORD)).returns("/", PlainBrowser::location);
    }

    @Test
    void who_has_signed_in_again_in_another_window_is_shown_the_text_at_once() throws Exception {
        var browser = new PlainBrowser(port);
        browser.signIn("sato", TownFixture.PASSWORD);
        assertThat(location(browser.send(address, encoded(typed)))).isEqualTo("/kept");
        var other = new PlainBrowser(port);
        other.signIn("suzuki", TownFixture.PASSWORD);
        assertThat(other.send(address, encoded(typed)).statusCode())
                .as("in another person's session it is refused")
                .isEqualTo(403);
    }

    @Test
    void what_is_kept_can_be_thrown_away() throws Exception {
        var browser = new PlainBrowser(port);
        browser.send(address, encoded(typed));
        browser.signIn("sato", TownFixture.PASSWORD);
        var discard =
                Objects.requireNonNull(Jsoup.parse(browser.get("/kept").body()).selectFirst("form[action$=/discard]"));
        assertThat(location(browser.send(discard.attr("action"), encoded(fields(discard)))))
                .isEqualTo("/tasks");
        assertThat(kept()).isZero();
    }

    private int kept() {
        return Objects.requireNonNull(database.queryForObject("select count(*) from kept_post", Integer.class));
    }

    private static Element form(HttpResponse<String> page, String action) {
        return Objects.requireNonNull(Jsoup.parse(page.body()).selectFirst("main form[action=" + action + "]"));
    }

    private static Map<String, String> fields(Element form) {
        var fields = new LinkedHashMap<String, String>();
        form.select("input[type=hidden], textarea").forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
