package org.meguri.crosstab;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.plan.ItemDraft;
import org.meguri.print.PrintFixture;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MeguriTest
class CrosstabPagesTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EntityManagerFactory entities;

    /** Items 1 and 3 ◎, item 2 ×, item 4 nothing. */
    private CycleId answered() {
        var cycle = year.handedOut();
        year.submit(year.sheet(cycle, 1).id(), "sato");
        var poor = new HashMap<>(YearFixture.ANSWERS);
        poor.put("result", "×");
        year.submit(year.sheet(cycle, 2).id(), poor, "tanaka");
        year.submit(year.sheet(cycle, 3).id(), "sato");
        return cycle;
    }

    private byte[] bytes(String path, String login) {
        var answer = web.get()
                .uri(java.net.URI.create(path))
                .with(town.signedIn(login))
                .exchange();
        assertThat(answer).as(path).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private Document page(String path, String login) {
        return Jsoup.parse(new String(bytes(path, login), StandardCharsets.UTF_8));
    }

    private static List<String> rows(Document page) {
        return page.select(".shown-table tr").stream().map(Element::text).toList();
    }

    @Test
    void planning_lays_the_grade_across_whatever_it_likes() {
        var cycle = answered();

        var byLevel = page("/crosstabs/" + cycle, "kikaku");
        assertThat(rows(byLevel)).containsExactly("評価＼柱 柱 計", "◎ 計画以上 2 2", "× 未実施 1 1", "記入なし 1 1", "計 4 4");
        assertThat(rows(page("/crosstabs/" + cycle + "?rows=unit&columns=answer.result", "kikaku")))
                .containsExactly("主たる所管課＼評価 ◎ 計画以上 × 未実施 記入なし 計", "農業振興課 0 1 0 1", "商工観光課 2 0 1 3", "計 2 1 1 4");
    }

    @Test
    void every_number_of_the_table_opens_as_many_sheets() {
        var cycle = answered();
        var followed = 0;
        for (var link : page("/crosstabs/" + cycle + "?rows=unit&columns=answer.result", "kikaku")
                .select(".shown-table td a")) {
            assertThat(page(link.attr("href"), "kikaku").select(".shown-table tbody tr"))
                    .as(link.attr("href"))
                    .hasSize(Integer.parseInt(link.text()));
            followed++;
        }
        assertThat(followed).isEqualTo(9);
    }

    @Test
    void the_address_says_which_sheets_are_counted_and_the_page_repeats_it() {
        var cycle = answered();
        var query = "?rows=answer.result&columns=unit&unit=" + town.unit("shoko") + "&status=SUBMITTED&place=pillar:"
                + java.net.URLEncoder.encode("柱", StandardCharsets.UTF_8);

        var page = page("/crosstabs/" + cycle + query, "kikaku");

        assertThat(rows(page)).endsWith("計 0 2 2");
        assertThat(page.select(".shown-about").text()).contains("絞り込み：商工観光課、柱、提出（2件）");
        assertThat(page.select("option[selected]").stream().map(Element::text))
                .containsExactly("評価", "主たる所管課", "商工観光課", "柱", "提出");
        assertThat(rows(page("/crosstabs/" + cycle + "?place=pillar:x", "kikaku")))
                .endsWith("計 0 0");
    }

    @Test
    void files_hold_what_the_page_shows_and_say_which_filter() throws Exception {
        var cycle = answered();
        var query = "?rows=unit&columns=answer.result&unit=" + town.unit("shoko");
        var page = page("/crosstabs/" + cycle + query, "kikaku");
        var shown = requireNonNull(page.selectFirst(".shown-table")).select("tr").stream()
                .map(row -> row.select("th, td").stream().map(Element::text).toList())
                .toList();
        assertThat(page.select(".shown-files a").stream().map(link -> link.attr("href")))
                .containsExactly(
                        "/crosstabs/" + cycle + "/matrix.csv" + sameOrder(cycle, query),
                        "/crosstabs/" + cycle + "/matrix.xlsx" + sameOrder(cycle, query),
                        "/crosstabs/" + cycle + "/matrix.pdf" + sameOrder(cycle, query));

        var csv = new String(bytes("/crosstabs/" + cycle + "/matrix.csv" + query, "kikaku"), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFF");
        try (var records = CSVParser.parse(csv.substring(1), CSVFormat.RFC4180)) {
            var lines = records.getRecords().stream().map(CSVRecord::toList).toList();
            assertThat(lines.subList(0, shown.size())).isEqualTo(shown);
            assertThat(lines.toString()).contains("絞り込み：商工観光課（3件）");
        }
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(bytes("/crosstabs/" + cycle + "/matrix.xlsx" + query, "kikaku")))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("絞り込み：商工観光課（3件）");
            assertThat(sheet.getRow(6).getCell(0).getStringCellValue()).isEqualTo("農業振興課");
            assertThat(sheet.getRow(7).getCell(1).getNumericCellValue()).isEqualTo(2);
        }
        var pdf = bytes("/crosstabs/" + cycle + "/matrix.pdf" + query, "kikaku");
        PrintFixture.judge(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("絞り込み：商工観光課（3件）", "◎ 計画以上", "商工観光課 2 0 1 3");
        }
    }

    /** The page writes the parts of an address in an order of its own. */
    private String sameOrder(CycleId cycle, String query) {
        return new CrossQuery(
                        "unit",
                        "answer.result",
                        town.unit("shoko").toString(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        CrossQuery.USUAL_SHARE)
                .query();
    }

    @Test
    void a_chief_sees_the_own_section_and_a_director_the_department() {
        var cycle = answered();
        var address = "/crosstabs/" + cycle + "?rows=unit&columns=answer.result";

        assertThat(rows(page(address, "nogyocho")))
                .as("its own sheet, and the one of 商工観光課 that it signs too")
                .containsExactly("主たる所管課＼評価 ◎ 計画以上 × 未実施 計", "農業振興課 0 1 1", "商工観光課 1 0 1", "計 1 1 2");
        assertThat(rows(page(address, "bucho"))).endsWith("計 2 1 1 4");
        assertThat(page(address, "kikakubucho").text()).contains("該当するものはありません。");
        assertThat(page(address, "kikakubucho").text()).doesNotContain("商工観光課", "農業振興課");
        for (var path : List.of("", "/items", "/copied", "/remarks", "/changes", "/matrix.csv", "/items.pdf")) {
            for (var login : List.of("sato", "iin", "shicho", "kanri")) {
                assertThat(web.get()
                                .uri("/crosstabs/" + cycle + path)
                                .with(town.signedIn(login))
                                .exchange())
                        .as(path + " " + login)
                        .hasStatus(403);
            }
        }
    }

    @Test
    void without_a_year_before_nothing_has_changed_and_nothing_is_copied() {
        var cycle = answered();

        assertThat(page("/crosstabs/" + cycle + "/changes", "kikaku").text()).contains("該当するものはありません。");
        assertThat(page("/crosstabs/" + cycle + "/changes?change=NEW", "kikaku").select(".shown-table tbody tr"))
                .hasSize(3);
        assertThat(page("/crosstabs/" + cycle + "/changes?change=MISSING", "kikaku")
                        .select(".shown-table tbody tr"))
                .hasSize(1);
        assertThat(page("/crosstabs/" + cycle + "/copied", "kikaku").text()).contains("昨年度か今年度の文がない4件は除いています。");
    }

    @Test
    void remarks_without_an_approved_answer_are_listed() {
        var cycle = year.atCommittee();
        year.remark(year.sheet(cycle, 2).id(), "利用者の声も<b>載せて</b>ほしい。");

        var page = page("/crosstabs/" + cycle + "/remarks", "kikaku");

        assertThat(rows(page)).hasSize(2);
        assertThat(rows(page).get(1)).contains("事業2", "農業振興課", "利用者の声も<b>載せて</b>ほしい。", "回答待ち");
        assertThat(page("/crosstabs/" + cycle + "/remarks?unit=" + town.unit("shoko"), "kikaku")
                        .select(".shown-table"))
                .isEmpty();
    }

    @Test
    void wrong_input_is_refused_with_the_cure_and_what_does_not_exist_is_not_found() {
        var cycle = answered();
        for (var wrong : List.of("0", "101", "abc", "-1")) {
            var answer = web.get()
                    .uri("/crosstabs/" + cycle + "/copied?share=" + wrong)
                    .with(town.signedIn("kikaku"))
                    .exchange();
            assertThat(answer).hasStatus(422).bodyText().contains("1から100までの数字");
        }
        assertThat(page("/crosstabs/" + cycle + "/copied?share=%EF%BC%98%EF%BC%90", "kikaku")
                        .text())
                .contains("80%以上");
        for (var path : List.of(
                "/crosstabs/" + CycleId.create(),
                "/crosstabs/" + cycle + "/matrix.doc",
                "/crosstabs/" + cycle + "/nothing",
                "/crosstabs/" + cycle + "?status=NONE")) {
            assertThat(web.get().uri(path).with(town.signedIn("kikaku")).exchange())
                    .as(path)
                    .hasStatus(404);
        }
    }

    @Test
    void the_number_of_queries_does_not_grow_with_the_sheets() {
        var items = new ItemDraft[240];
        for (var seq = 1; seq <= items.length; seq++) {
            items[seq - 1] = year.item(seq, seq % 2 == 0 ? "shoko" : "nogyo");
        }
        var cycle = year.handedOut(items);
        year.submit(year.sheet(cycle, 2).id(), "sato");
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        var counts = new HashMap<String, Long>();
        try {
            for (var path : List.of("", "/items", "/changes", "/copied", "/remarks")) {
                page("/crosstabs/" + cycle + path, "kikaku");
                statistics.clear();
                page("/crosstabs/" + cycle + path, "kikaku");
                counts.put(path, statistics.getPrepareStatementCount());
            }
        } finally {
            statistics.setStatisticsEnabled(false);
        }
        System.out.println("cross tables of 240 sheets, statements: " + counts);
        assertThat(counts).hasSize(5).allSatisfy((path, count) -> assertThat(count)
                .isBetween(8L, 60L));
    }
}
