package org.meguri.monitor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hibernate.SessionFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Stage;
import org.meguri.plan.ItemDraft;
import org.meguri.print.PrintFixture;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MeguriTest
class MonitorPagesTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EntityManagerFactory entities;

    /** Sheet 1 confirmed on Wednesday, sheet 2 handed in on Thursday, sheet 3 sent back on Thursday, sheet 4 untouched. */
    private CycleId fewDays() {
        var cycle = year.handedOut();
        var first = year.sheet(cycle, 1).id();
        var second = year.sheet(cycle, 2).id();
        var third = year.sheet(cycle, 3).id();
        at(2);
        year.submit(first, "sato");
        year.submit(third, "sato");
        at(3);
        year.approve(first, "shoko", "shokocho");
        year.confirm(first, "kikaku");
        at(4);
        year.submit(second, "tanaka");
        year.sendBackByChief(third, "shoko", "shokocho");
        return cycle;
    }

    private void at(int day) {
        year.moveTo(LocalDate.of(2026, 6, day), LocalTime.of(10, 0));
    }

    private String body(String path, String login) {
        var answer = web.get().uri(path).with(town.signedIn(login)).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Document page(String path) {
        return Jsoup.parse(body(path, "kikaku"));
    }

    private static List<String> texts(Element table, String css) {
        return table.select(css).stream().map(Element::text).toList();
    }

    @Test
    void planning_sees_where_every_unit_stands() {
        var cycle = fewDays();

        var page = page("/monitor/" + cycle);

        assertThat(page.select(".monitor-summary").text())
                .contains("対象 4件", "提出済み 2件（50%）", "うち確定 1件", "提出の残りは、計画より 2件 早く進んでいます。");
        var units = requireNonNull(page.selectFirst("#monitor-units table"));
        // 対象 未着手 記入中 うち差戻し 承認待ち 確認待ち 確定 提出済み 提出率 期限内 期限内率 期限超過 最後の動き
        assertThat(units.select("tbody tr").stream().map(Element::text))
                .containsExactlyInAnyOrder(
                        "商工観光課 3 1 1 1 0 0 1 1 33% 2 66% 0 6/4（木） 10:00",
                        "農業振興課 1 0 0 0 1 0 0 1 100% 1 100% 0 6/4（木） 10:00");
        assertThat(units.select("tfoot tr").text()).isEqualTo("計 4 1 1 1 1 0 1 2 50% 3 75% 0 6/4（木） 10:00");
        assertThat(page.select("#monitor-movement tbody tr").stream().map(Element::text))
                .containsExactly(
                        "提出（再提出を含む） 0 0 2 0 1 3",
                        "課長承認 0 0 0 1 0 1",
                        "課長の差戻し 0 0 0 0 1 1",
                        "確定 0 0 0 1 0 1",
                        "企画課の差戻し 0 0 0 0 0 0");
        assertThat(page.select("svg title").text()).isEqualTo("期限までの残り（提出されていない評価票）");
        assertThat(page.select("#monitor-burn table tbody tr").stream().map(Element::text))
                .startsWith("6/1（月） 4 4", "6/2（火） 2 4", "6/3（水） 2 4", "6/4（木） 2 3", "6/5（金） － 3")
                .hasSize(21);
    }

    @Test
    void the_days_that_count_stand_at_the_top_and_a_late_sheet_says_since_when() {
        var cycle = fewDays();
        year.moveTo(cycle, Stage.SELF_EVALUATION, 3);

        var page = page("/monitor/" + cycle);
        var dues = texts(page, ".monitor-dues li");
        assertThat(dues).hasSize(3);
        assertThat(dues.get(0)).startsWith("提出の期限").endsWith("3営業日遅れ（残り2件）");
        assertThat(dues.get(1)).startsWith("課長承認の期限").contains("あと").endsWith("営業日（残り3件）");
        assertThat(dues.get(2)).startsWith("確定の期限").endsWith("営業日（残り3件）");

        var ofUnit = requireNonNull(page.selectFirst("#monitor-units tbody th a[href*=figure=EXPECTED]"));
        assertThat(page(ofUnit.attr("href")).select(".shown-about").text()).contains(ofUnit.text());
        var late = page("/monitor/" + cycle + "/sheets?figure=LATE");
        assertThat(late.select("tbody tr td:last-child").eachText()).hasSize(2).allSatisfy(since -> assertThat(since)
                .matches("\\d+/\\d+（.） 3営業日遅れ"));

        year.submit(year.sheet(cycle, 3).id(), "sato");
        year.submit(year.sheet(cycle, 4).id(), "sato");
        assertThat(texts(page("/monitor/" + cycle), ".monitor-dues li").get(0))
                .startsWith("提出の期限")
                .endsWith("済み");
    }

    @Test
    void every_number_leads_to_a_list_of_as_many_sheets() {
        var cycle = fewDays();
        var followed = 0;
        for (var link :
                page("/monitor/" + cycle).select("#monitor-units td a, #monitor-now a.figure-box[href*=sheets]")) {
            var number =
                    link.hasClass("figure-box") ? link.select(".figure-number").text() : link.text();
            var list = page(link.attr("href"));
            assertThat(list.select("tbody tr")).as(link.attr("href")).hasSize(Integer.parseInt(number));
            followed++;
        }
        assertThat(followed).isGreaterThan(15);
    }

    @Test
    void the_address_says_which_units_are_listed_and_in_which_order() {
        var cycle = fewDays();

        assertThat(texts(page("/monitor/" + cycle + "?show=open"), "#monitor-units tbody th"))
                .containsExactly("商工観光課");
        var byShare = page("/monitor/" + cycle + "?sort=share&order=desc");
        assertThat(texts(byShare, "#monitor-units tbody th")).containsExactly("農業振興課", "商工観光課");
        assertThat(byShare.select("#monitor-units th[aria-sort]").attr("aria-sort"))
                .isEqualTo("descending");
        assertThat(page("/monitor/" + cycle + "?show=late")
                        .select("#monitor-units")
                        .text())
                .contains("該当する課はありません");
        assertThat(texts(page("/monitor/" + cycle + "?sort=nonsense&show=x"), "#monitor-units tbody th"))
                .hasSize(2);
    }

    @Test
    void a_file_says_what_the_page_says() throws Exception {
        var cycle = fewDays();
        var query = "?show=all&sort=share&order=desc";
        var table = requireNonNull(page("/monitor/" + cycle + query).selectFirst("#monitor-units table"));
        var shown = table.select("tr").stream()
                .map(row -> row.select("th, td").stream()
                        .map(cell -> cell.text().replace("▼", ""))
                        .toList())
                .toList();

        try (var csv = CSVParser.parse(
                body("/monitor/" + cycle + "/units.csv" + query, "kikaku").substring(1), CSVFormat.RFC4180)) {
            var lines = csv.getRecords().stream().map(CSVRecord::toList).toList();
            assertThat(lines.subList(0, shown.size())).isEqualTo(shown);
            assertThat(lines.toString()).contains("表示：すべての課　並び：提出率（大きい順）");
        }
        var xlsx = bytes("/monitor/" + cycle + "/units.xlsx" + query);
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(book.getSheetAt(0).getRow(6).getCell(0).getStringCellValue())
                    .isEqualTo("農業振興課");
        }
        PrintFixture.judge(bytes("/monitor/" + cycle + "/units.pdf" + query));
        assertThat(body("/monitor/" + cycle + "/sheets.csv?figure=SENT_BACK", "kikaku"))
                .contains("No.3 事業3", "絞り込み：差戻し")
                .doesNotContain("事業1");
    }

    private byte[] bytes(String path) {
        var answer = web.get().uri(path).with(town.signedIn("kikaku")).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
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
        page("/monitor/" + cycle);
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            page("/monitor/" + cycle);
            assertThat(statistics.getPrepareStatementCount()).isBetween(10L, 45L);
            System.out.println("monitor of 240 sheets: " + statistics.getPrepareStatementCount() + " statements");
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    @Test
    void nobody_but_planning_sees_the_monitor() {
        var cycle = fewDays();
        for (var path : List.of("", "/sheets", "/units.csv", "/sheets.pdf")) {
            for (var login : List.of("sato", "shokocho", "bucho", "iin", "shicho", "kanri")) {
                assertThat(web.get()
                                .uri("/monitor/" + cycle + path)
                                .with(town.signedIn(login))
                                .exchange())
                        .as(path + " " + login)
                        .hasStatus(403);
            }
        }
    }

    @Test
    void a_figure_or_a_year_that_does_not_exist_is_not_found() {
        var cycle = fewDays();
        for (var path : List.of(
                "/monitor/" + cycle + "/sheets?figure=NONE",
                "/monitor/" + CycleId.create(),
                "/monitor/" + cycle + "/units.doc")) {
            assertThat(web.get().uri(path).with(town.signedIn("kikaku")).exchange())
                    .as(path)
                    .hasStatus(404);
        }
    }
}
