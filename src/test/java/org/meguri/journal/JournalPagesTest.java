package org.meguri.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Statements;
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
                            one -> JournalSentences.NAMELESS.contains(one)
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
                .contains("佐藤花子", "商工観光課（担当者）", "評価票を提出しました（第1回）。", "事業1")
                .doesNotContainPattern(JournalNames.ID);
        assertThat(page.select("main").text())
                .contains("年度の評価を開始しました。")
                .doesNotContainPattern(JournalNames.ID)
                .doesNotContain("??");
        assertThat(page.select("tbody a[href^=/evaluations/]")).hasSize(1);
        assertThat(page("/admin/journal", "kanri").select("tbody a").eachAttr("href"))
                .as("the administrator reads no evaluation, but who the people are")
                .isNotEmpty()
                .allMatch(href -> href.startsWith("/admin/officers/"));
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
        assertThat(actions("?who=佐藤")).containsOnly("評価票を提出しました（第1回）。");
        assertThat(actions("?what=SHEETS")).containsOnly("評価票を提出しました（第1回）。");
        assertThat(actions("?what=CycleOpened")).containsOnly("年度の評価を開始しました。");
        assertThat(actions("?q=事業1")).containsOnly("評価票を提出しました（第1回）。");
        assertThat(actions("?q=事業2")).isEmpty();
        assertThat(actions("?q=%25")).as("no pattern of the reader's own").isEmpty();
        assertThat(actions("?from=" + today + "&to=" + today)).contains("評価票を提出しました（第1回）。");
        assertThat(actions("?from=" + today.plusDays(1))).isEmpty();
        assertThat(page("/admin/journal?who=佐藤", "kikaku")
                        .select(".shown-about")
                        .text())
                .isEqualTo("絞り込み：職員 佐藤");
    }

    @Test
    void a_line_is_found_by_the_name_of_what_it_is_about() {
        submitted();
        line("PlanFounded", id("plan"), "items=3");
        line("ItemsLinked", id("plan_item"), "link=" + UUID.randomUUID());
        var title = String.valueOf(database.queryForObject("select title from cycle", String.class));
        assertThat(actions("?q=" + title)).contains("評価票を提出しました（第1回）。", "年度の評価を開始しました。");
        var plan = String.valueOf(database.queryForObject("select title from plan", String.class));
        assertThat(actions("?what=PLANS&q=" + plan)).containsExactly("表から計画をつくりました（項目3件）。");
        assertThat(actions("?what=LINKS&q=事業")).containsExactly("同じ取組としてつなぎました。");
        assertThat(actions("?q=どこにもない")).isEmpty();
        assertThat(page("/admin/journal?q=どこにもない", "kikaku")
                        .select(".empty-state, .empty")
                        .text())
                .contains("この条件に合う記録はありません。");
    }

    @Test
    void who_acted_for_somebody_is_told_with_both_names() {
        var sheet = year.sheet(year.handedOut(), 1);
        year.submit(sheet.id(), "sato");
        town.deputy("shokocho", "shoko", "suzuki", LocalDate.now(year.clock()).plusDays(3));
        year.approve(sheet.id(), "shoko", "suzuki");
        var approved = page("/admin/journal?what=EvaluationApproved", "kikaku").select("tbody tr");
        assertThat(approved).hasSize(1);
        assertThat(approved.text()).contains("鈴木一郎（𠮷野桂子に代わって）", "評価票を承認しました（第1回、商工観光課の分）。");
        assertThat(page("/admin/journal?what=DecidedInStead", "kikaku")
                        .select("tbody tr")
                        .text())
                .contains("𠮷野桂子（商工観光課の課長）に代わって、代決しました（評価票の承認）。");
        assertThat(page("/admin/journal?what=EvaluationSubmitted", "kikaku")
                        .select("tbody tr")
                        .text())
                .contains("佐藤花子")
                .doesNotContain("に代わって");
    }

    @Test
    void the_office_is_the_one_of_the_day() {
        town.found();
        database.update(
                "insert into journal_entry (at, officer_id, action, detail) values ('2019-05-01 00:00:00', ?,"
                        + " 'PasteApplied', 'sheets=1 cells=1')",
                bytes(town.officer("sato").value()));
        assertThat(page("/admin/journal?who=佐藤", "kikaku").select("tbody tr td").eachText())
                .as("nobody was anything before the town was founded")
                .startsWith("佐藤花子")
                .doesNotContain("商工観光課（担当者）");
    }

    @Test
    void lines_that_another_version_wrote_can_be_read_and_taken_as_a_file() {
        town.found();
        line("SheetMislaid", UUID.randomUUID(), "round=2 shelf=" + UUID.randomUUID() + " place=attic");
        line("EvaluationReturned", null, "stage=NOWHERE");
        var page = page("/admin/journal", "kikaku");
        assertThat(page.select("tbody").text())
                .contains("この版のめぐりにない種類の記録「SheetMislaid」（第2回、shelf：（いまはないもの）、place：attic）", "評価票を差戻し（NOWHEREから）")
                .doesNotContainPattern(JournalNames.ID);
        assertThat(text(get("/admin/journal.csv", "kikaku"))).contains("SheetMislaid");
    }

    @Test
    void what_cannot_be_searched_for_is_said_at_the_field_and_stays_there() {
        submitted();
        var wrong = get("/admin/journal?from=2026-02-30&to=x&who=佐藤", "kikaku");
        assertThat(wrong).hasStatus(400);
        var page = Jsoup.parse(text(wrong));
        assertThat(page.title()).startsWith("エラー");
        assertThat(page.select("#f-from-error").text()).contains("「いつから」は、年月日で入力してください");
        assertThat(page.select("#f-from").attr("value")).isEqualTo("2026-02-30");
        assertThat(page.select("#f-from").attr("type"))
                .as("a date field would not show it")
                .isEqualTo("text");
        assertThat(page.select("#f-who").attr("value")).isEqualTo("佐藤");
        assertThat(page.select("main").text()).doesNotContain("記録はありません");
        assertThat(text(get("/admin/journal?from=2026-05-02&to=2026-05-01", "kikaku")))
                .contains("その後の日");
        assertThat(get("/admin/journal?to=%2B999999999-12-31", "kikaku")).hasStatus(400);
        assertThat(get("/admin/journal?from=0001-01-01", "kikaku")).hasStatus(400);
        var what = get("/admin/journal?what=nothing", "kikaku");
        assertThat(what).hasStatus(400);
        assertThat(Jsoup.parse(text(what)).select("#f-what-error").text()).contains("一覧から選んでください");
        assertThat(get("/admin/journal.xlsx?from=2026-02-30", "kikaku")).hasStatus(422);
    }

    @Test
    void a_long_journal_is_read_page_by_page_and_no_line_twice() {
        submitted();
        lines(2 * JournalController.ON_A_PAGE + 20);
        var first = page("/admin/journal?what=PasteApplied", "kikaku");
        assertThat(first.select("caption").text()).isEqualTo("操作の記録　220件");
        assertThat(first.select("tbody tr")).hasSize(100);
        assertThat(first.select("a:contains(新しい記録へ)")).isEmpty();
        var second = page(link(first, "さらに古い記録へ"), "kikaku");
        assertThat(second.select(".journal-pages span").text()).isEqualTo("220件のうち101～200件目");
        var third = page(link(second, "さらに古い記録へ"), "kikaku");
        assertThat(third.select("tbody tr")).hasSize(20);
        assertThat(third.select("tbody tr:last-child").text()).contains("評価票0件");
        assertThat(third.select("a:contains(さらに古い)")).isEmpty();
        assertThat(said(first)).doesNotContainAnyElementsOf(said(second)).doesNotContainAnyElementsOf(said(third));

        var back = page(third.select("a[rel=prev]").attr("href"), "kikaku");
        assertThat(said(back)).isEqualTo(said(second));
        assertThat(said(page(back.select("a[rel=prev]").attr("href"), "kikaku")))
                .isEqualTo(said(first));
        assertThat(link(third, "いちばん新しい記録へ")).isEqualTo("/admin/journal?what=PasteApplied");
        assertThat(page("/admin/journal?what=PasteApplied&before=1", "kikaku")
                        .select("main")
                        .text())
                .contains("この先に記録はありません。", "いちばん新しい記録へ");
    }

    @Test
    void a_file_holds_what_the_search_finds_and_the_page_says_how_much() {
        town.found();
        lines(JournalController.ON_A_PAGE + 20);
        line("CycleClosed", null, "");
        database.update("update officer set name = '=1+1' where login = 'sato'");
        database.update(
                "update journal_entry set officer_id = ?",
                bytes(town.officer("sato").value()));
        var page = page("/admin/journal?what=PasteApplied", "kikaku");
        assertThat(page.select("main").text()).contains("ファイルには、この条件の120件がすべて入ります。");
        var csv = text(get("/admin/journal.csv?what=PasteApplied", "kikaku"));
        assertThat(csv).startsWith("\uFEFF").contains("'=1+1").doesNotContain(",=1+1", "年度の評価が終わりました");
        assertThat(csv.lines().filter(line -> line.contains("表に貼り付けた内容を反映しました")))
                .hasSize(120);
        assertThat(text(get("/admin/journal.csv?what=PasteApplied&before=1", "kikaku")))
                .as("a file begins at the newest line, wherever the page does")
                .isEqualTo(csv);
        assertThat(get("/admin/journal.xlsx?what=PasteApplied", "kikaku")).hasStatusOk();
    }

    @Test
    void a_page_of_many_lines_asks_as_often_as_one_of_few() throws Exception {
        var sheet = year.sheet(year.handedOut(), 1).id().value();
        line("EvaluationSubmitted", sheet, "round=1");
        var few = Statements.of(() -> page("/admin/journal", "kikaku")).size();
        for (var round = 0; round < 50; round++) {
            line("EvaluationApproved", sheet, "round=" + round + " unit=" + town.unit("shoko"));
            line("UnchangedConfirmed", sheet, "field=progress");
        }
        assertThat(Statements.of(() -> page("/admin/journal", "kikaku")))
                .hasSizeLessThanOrEqualTo(few + 2)
                .hasSizeLessThan(40);
    }

    private void lines(int count) {
        var lines = new ArrayList<Object[]>();
        for (var line = 0; line < count; line++) {
            lines.add(new Object[] {"PasteApplied", "sheets=" + line + " cells=1"});
        }
        database.batchUpdate(
                "insert into journal_entry (at, action, detail) values ('2026-01-05 00:00:00', ?, ?)", lines);
    }

    private void line(String action, @Nullable UUID subject, String detail) {
        database.update(
                "insert into journal_entry (at, action, subject_id, detail) values ('2026-01-05 00:00:00', ?, ?, ?)",
                action,
                subject == null ? null : bytes(subject),
                detail);
    }

    private UUID id(String table) {
        var bytes = ByteBuffer.wrap(
                Objects.requireNonNull(database.queryForObject("select id from " + table + " limit 1", byte[].class)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String link(Document page, String words) {
        return page.select("a:contains(" + words + ")").attr("href");
    }

    private static List<String> said(Document page) {
        return page.select("tbody tr td:nth-child(4)").eachText();
    }

    private void submitted() {
        var sheet = year.sheet(year.handedOut(), 1);
        write.submit(year.submission(sheet.id(), YearFixture.ANSWERS), year.person("sato"));
    }

    private List<String> actions(String query) {
        return page("/admin/journal" + query, "kikaku")
                .select("tbody tr td:nth-child(4)")
                .eachText();
    }

    private Document page(String path, String login) {
        var answer = get(path, login);
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(text(answer));
    }

    private MvcTestResult get(String path, String login) {
        return browser.get()
                .uri(URI.create(path.replace(" ", "%20")))
                .with(town.signedIn(login))
                .exchange();
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
