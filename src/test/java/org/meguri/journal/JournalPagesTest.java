package org.meguri.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.process.YearFixture;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The journal as people read it: every fact in words, found by day, person, kind and item. */
@MeguriTest
class JournalPagesTest {

    private static final Pattern KEY = Pattern.compile("[\" ]([a-zA-Z-]+)=\"");

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WriteEvaluation write;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvcTester browser;

    @Test
    void every_fact_stands_in_one_area_and_has_words_in_both_languages() throws IOException {
        var heard = Arrays.stream(JournalKeeper.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventListener.class))
                .map(method -> method.getParameterTypes()[0].getSimpleName())
                .toList();
        var sorted = Arrays.stream(JournalArea.values())
                .flatMap(area -> area.actions().stream())
                .toList();
        assertThat(sorted).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(heard);
        for (var language : List.of("", "_en")) {
            assertThat(words(language))
                    .containsAll(
                            heard.stream().map(one -> "journal.action." + one).toList());
        }
    }

    @Test
    void every_detail_that_is_written_has_words_in_both_languages() throws IOException {
        var source = Files.readString(Path.of("src/main/java/org/meguri/journal/JournalKeeper.java"));
        var keys = KEY.matcher(source)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(keys).contains("round", "unit", "stage", "field").hasSizeGreaterThan(30);
        for (var language : List.of("", "_en")) {
            var written = words(language);
            assertThat(keys).allSatisfy(key -> assertThat(key)
                    .matches(
                            one -> JournalTable.NAMELESS.contains(one)
                                    || written.contains("journal.key." + one)
                                    || written.contains("journal.key." + one + ".day"),
                            "is told" + language));
        }
    }

    @Test
    void a_line_says_who_did_what_to_what_without_an_id() {
        submitted();
        var page = page("/admin/journal", "kikaku");
        assertThat(page.select("tbody tr:first-child").text())
                .contains("佐藤花子", "評価票を提出", "事業1", "第1回")
                .doesNotContainPattern(JournalNames.ID);
        assertThat(page.select("main").text())
                .contains("年度の評価を開始")
                .doesNotContainPattern(JournalNames.ID)
                .doesNotContain("??");
        assertThat(page.select("tbody a[href^=/evaluations/]")).hasSize(1);
        assertThat(page("/admin/journal", "kanri").select("tbody a"))
                .as("the administrator reads no evaluation")
                .isEmpty();
        assertThat(get("/admin/journal", "sato")).hasStatus(403);
        assertThat(get("/admin/journal.csv", "sato")).hasStatus(403);
    }

    @Test
    void it_is_narrowed_by_day_person_kind_and_item() {
        submitted();
        var today = LocalDate.ofInstant(
                database.queryForObject("select max(at) from journal_entry", java.sql.Timestamp.class)
                        .toInstant(),
                TownClock.ZONE);
        assertThat(actions("?who=佐藤")).containsOnly("評価票を提出");
        assertThat(actions("?what=SHEETS")).containsOnly("評価票を提出");
        assertThat(actions("?what=CycleOpened")).containsOnly("年度の評価を開始");
        assertThat(actions("?q=事業1")).containsOnly("評価票を提出");
        assertThat(actions("?q=事業2")).isEmpty();
        assertThat(actions("?q=%25")).as("no pattern of the reader's own").isEmpty();
        assertThat(actions("?from=" + today + "&to=" + today)).contains("評価票を提出");
        assertThat(actions("?from=" + today.plusDays(1))).isEmpty();
        assertThat(page("/admin/journal?who=佐藤", "kikaku")
                        .select(".shown-about")
                        .text())
                .isEqualTo("絞り込み：職員 佐藤");
    }

    @Test
    void what_cannot_be_searched_for_is_said_at_the_field_and_stays_there() {
        submitted();
        var wrong = get("/admin/journal?from=2026-02-30&to=x&who=佐藤", "kikaku");
        assertThat(wrong).hasStatus(400);
        var page = Jsoup.parse(text(wrong));
        assertThat(page.title()).startsWith("エラー");
        assertThat(page.select("#f-from-error").text()).contains("年月日で入力してください");
        assertThat(page.select("#f-from").attr("value")).isEqualTo("2026-02-30");
        assertThat(page.select("#f-who").attr("value")).isEqualTo("佐藤");
        assertThat(text(get("/admin/journal?from=2026-05-02&to=2026-05-01", "kikaku")))
                .contains("その後の日");
        assertThat(get("/admin/journal?what=nothing", "kikaku")).hasStatus(400);
        assertThat(get("/admin/journal.xlsx?from=2026-02-30", "kikaku")).hasStatus(422);
    }

    @Test
    void a_long_journal_is_read_page_by_page_and_no_line_twice() {
        submitted();
        var lines = new ArrayList<Object[]>();
        for (var line = 0; line < JournalController.ON_A_PAGE + 20; line++) {
            lines.add(new Object[] {"PasteApplied", "sheets=" + line + " cells=1"});
        }
        database.batchUpdate(
                "insert into journal_entry (at, action, detail) values ('2026-01-05 00:00:00', ?, ?)", lines);
        var first = page("/admin/journal?what=PasteApplied", "kikaku");
        assertThat(first.select("caption").text()).isEqualTo("操作の記録　120件");
        assertThat(first.select("tbody tr")).hasSize(100);
        var older = first.select("a:contains(さらに古い)").attr("href");
        var second = page(older, "kikaku");
        assertThat(second.select("tbody tr")).hasSize(20);
        assertThat(second.select("tbody tr:last-child").text()).contains("評価票0件");
        assertThat(second.select("a:contains(さらに古い)")).isEmpty();
        assertThat(second.select("a:contains(新しい記録へ)").attr("href")).isEqualTo("/admin/journal?what=PasteApplied");
        var csv = text(get("/admin/journal.csv?what=PasteApplied", "kikaku"));
        assertThat(csv.lines().filter(line -> line.contains("表への貼り付けを反映")).count())
                .isGreaterThanOrEqualTo(120);
    }

    private void submitted() {
        var sheet = year.sheet(year.handedOut(), 1);
        write.submit(year.submission(sheet.id(), YearFixture.ANSWERS), year.person("sato"));
    }

    private List<String> actions(String query) {
        return page("/admin/journal" + query, "kikaku")
                .select("tbody tr td:nth-child(3)")
                .eachText();
    }

    private Document page(String path, String login) {
        var answer = get(path, login);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private MvcTestResult get(String path, String login) {
        return browser.get().uri(URI.create(path)).with(town.signedIn(login)).exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static List<String> words(String language) throws IOException {
        var words = new Properties();
        try (var reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages/journal" + language + ".properties"))) {
            words.load(reader);
        }
        return List.copyOf(words.stringPropertyNames());
    }
}
