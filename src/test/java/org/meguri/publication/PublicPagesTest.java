package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.util.HtmlUtils;

@MeguriTest
class PublicPagesTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    EditionStore store;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TownFixture town;

    private EditionPress press;
    private UUID plan;
    private CycleId cycle;

    @BeforeEach
    void open() {
        town.found();
        press = new EditionPress(store, jdbc, transactions, town);
        plan = press.plan("small");
        cycle = press.cycle(plan, 2021);
    }

    @Test
    void before_anything_is_published_the_list_says_so() throws IOException {
        assertThat(page("/public")).contains("公表した評価の結果は、まだありません。");
    }

    @Test
    void the_list_names_every_edition_and_marks_what_is_corrected() throws IOException {
        press.publish(cycle, PublicationFixture.saying("誤"));
        press.publish(cycle, EditionStoreTest.numbered(2, "誤りを正しました。", "正"));
        assertThat(page("/public"))
                .contains("小さな計画", "令和３年度（2021年度）", "href=\"/public/small/2021/1\"", "href=\"/public/small/2021/2\"")
                .containsOnlyOnce("訂正あり");
        assertThat(page("/public/small/2021/1")).contains("最新は第2版です", "href=\"/public/small/2021/2\"");
        assertThat(page("/public/small/2021/2")).doesNotContain("この版には訂正があります").contains("誤りを正しました。");
    }

    @Test
    void the_page_of_the_real_edition_shows_all_73_items_their_grades_and_the_tallies() throws IOException {
        var strategy = press.cycle(press.plan("strategy1"), 2021);
        press.publish(strategy, PublicationFixture.strategyEdition());
        var page = page("/public/strategy1/2021/1");
        assertThat(page)
                .contains("第１期総合戦略", "令和３年度（2021年度）", "2022年11月25日", "求人情報提供事業")
                .contains("38.36％", "28件", "区分の意味")
                .contains("<td data-label=\"進捗区分\">", "<td data-label=\"担当\">")
                .contains("しごとの場を創る・しごと探しを支援する　8件")
                .contains("href=\"/public/strategy1/2021/1/edition.csv\"");
        assertThat(page.split("/public/strategy1/2021/1/items/", -1)).hasSize(74);
        assertThat(page).containsOnlyOnce("<h1").containsOnlyOnce("<main");
        var item = page("/public/strategy1/2021/1/items/67");
        assertThat(item)
                .contains("rel=\"prev\"", "rel=\"next\"", "今後の方向性（自由記述）")
                .doesNotContain("No. ");
        assertThat(page("/public/strategy1/2021/1/items/73"))
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
        assertThat(page("/public/strategy1/2021/1/table")).contains("事業概要", "Ｒ元年度末に定めた方向性");
    }

    @Test
    void a_search_finds_items_whatever_the_width_of_the_letters() throws IOException {
        var strategy = press.cycle(press.plan("strategy1"), 2021);
        press.publish(strategy, PublicationFixture.strategyEdition());
        assertThat(page("/public/strategy1/2021/1?q=ｆａｃｅｂｏｏｋ"))
                .contains("「ｆａｃｅｂｏｏｋ」を含むもの")
                .as("the answer opens at what was found, far below the tallies, and the top leads to the search")
                .contains("action=\"/public/strategy1/2021/1#found\"", "<p role=\"status\" id=\"found\">")
                .containsSubsequence("href=\"#items\"", "id=\"tally\"", "id=\"items\"")
                .doesNotContain("求人情報提供事業");
        assertThat(page("/public/strategy1/2021/1?q=%3Cscript%3E")).contains("「&lt;script&gt;」を含むもの：0件");
    }

    @Test
    void an_item_has_one_address_with_grade_remark_answer_and_the_other_years() throws IOException {
        var before = press.cycle(plan, 2020);
        var content = PublicationFixture.saying("補修した。\n二行目");
        press.publish(before, EditionStoreTest.year(content, 2020, content.rows()));
        var row = content.rows().get(0);
        press.publish(
                cycle,
                PublicationFixture.with(
                        content,
                        List.of(new EditionContent.Row(
                                row.seq(),
                                row.cells(),
                                List.of(new EditionContent.Remark(7, "もっと詳しく", "ADOPT", "対応する", "次年度から示します"))))));
        var page = page("/public/small/2021/1/items/1");
        assertThat(page)
                .contains("<h1>No.1 道路の補修</h1>", "Aの意味", "補修した。\n二行目", "企画課")
                .contains("意見7", "もっと詳しく", "対応する", "次年度から示します")
                .contains("href=\"/public/small/2020/1/items/1\"", "令和２年度（2020年度）");
        assertThat(page("/public/small/2021/1")).contains("次年度から示します", "外部評価委員会の意見と市の回答");
    }

    @Test
    void a_missing_sheet_is_said_to_be_missing() throws IOException {
        var item = PublicationFixture.item(1, null, "名のみの施策", "まちづくり");
        press.publish(
                cycle,
                PreparedEdition.of(
                        PublicationFixture.source(List.of(item), Map.of(), Set.of(item.id())),
                        1,
                        PublicationFixture.PUBLISHED));
        assertThat(page("/public/small/2021/1")).contains("評価票が未提出のもの", "名のみの施策", "未提出", "番号なし");
        assertThat(page("/public/small/2021/1/items/1")).contains("公表までに提出されませんでした");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title><svg/onload=alert(1)>",
                "[[${7*7}]] ${7*7} #{system.blank} *{7*7} __${7*7}__::.x @{/x}"
            })
    void a_text_is_only_ever_text(String text) throws IOException {
        var content = PublicationFixture.raw(text);
        var remarked = new EditionContent.Row(
                1, content.rows().get(0).cells(), List.of(new EditionContent.Remark(1, text, "ADOPT", text, text)));
        press.publish(cycle, PublicationFixture.with(content, List.of(remarked)));
        for (var address :
                List.of("/public/small/2021/1", "/public/small/2021/1/table", "/public/small/2021/1/items/1")) {
            assertThat(page(address))
                    .as(address)
                    .doesNotContain("<script", "<img src=x", "<svg/onload", "' onmouseover='alert")
                    .contains(HtmlUtils.htmlEscape(text));
        }
    }

    @Test
    void the_files_have_names_types_and_a_seal_and_are_not_sent_twice() throws IOException {
        press.publish(cycle, PublicationFixture.saying("はい"));
        var csv = get("/public/small/2021/1/edition.csv");
        assertThat(csv).hasStatusOk().hasContentType("text/csv;charset=UTF-8");
        assertThat(csv.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"small-2021-1.csv\"; filename*=UTF-8''"
                        + "%E5%B0%8F%E3%81%95%E3%81%AA%E8%A8%88%E7%94%BB_%E4%BB%A4%E5%92%8C%EF%BC%93"
                        + "%E5%B9%B4%E5%BA%A6_%E7%AC%AC1%E7%89%88.csv");
        var bytes = csv.getResponse().getContentAsByteArray();
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith("\uFEFF\"no\"")
                .contains("\"はい\"");
        var tag = csv.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(tag).isEqualTo('"' + Seal.of(bytes).value() + '"');
        assertThat(csv.getResponse().getHeader(HttpHeaders.CACHE_CONTROL)).isEqualTo("max-age=60, public");
        assertThat(browser.get()
                        .uri("/public/small/2021/1/edition.csv")
                        .header(HttpHeaders.IF_NONE_MATCH, tag)
                        .exchange())
                .hasStatus(HttpStatus.NOT_MODIFIED)
                .body()
                .isEmpty();
        assertThat(get("/public/small/2021/1/edition.xlsx"))
                .hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var json = get("/public/small/2021/1/edition.json");
        assertThat(json).hasContentType("application/json");
        assertThat(EditionJson.read(new String(json.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)))
                .isEqualTo(PublicationFixture.saying("はい"));
        assertThat(get("/public/small/2021/1/edition.pdf")).hasContentType("application/pdf");
        var columns = get("/public/small/2021/1/columns.csv");
        assertThat(columns.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment; filename=\"small-2021-1-columns.csv\";");
        assertThat(PublicationFixture.table(
                        new String(columns.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)))
                .contains(List.of(
                        "progress",
                        "進捗区分",
                        "この年度の評価（所管が記入したもの）",
                        "区分（記号）",
                        "A＝区分A（Aの意味）\nB＝区分B（Bの意味）\nC＝区分C（Cの意味）",
                        "A"))
                .hasSize(7);
        var schema = get("/public/small/2021/1/edition.schema.json");
        assertThat(schema).hasContentType("application/schema+json");
        assertThat(schema.getResponse().getContentAsByteArray())
                .isEqualTo(PublicationFixture.files().schema());
        // Every file that the page offers is there under the address that the page gives it.
        for (var format : EditionFormat.values()) {
            assertThat(get("/public/small/2021/1")).bodyText().contains("/public/small/2021/1/" + format.file() + "\"");
            assertThat(get("/public/small/2021/1/" + format.file())).hasStatusOk();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/public/small/2021/2",
                "/public/small/2022/1",
                "/public/other/2021/1",
                "/public/small/2021/0",
                "/public/small/2021/01",
                "/public/small/2021/1/items/2",
                "/public/small/2021/1/items/0",
                "/public/small/2021/1/items/x",
                "/public/small/2021/1/edition.doc",
                "/public/small/2021/1/edition",
                "/public/small/2021/2/edition.csv",
                "/public/small/2021/99999",
                "/public/small/2021",
                "/public/SMALL/2021/1",
                "/public/small/2021/1/other"
            })
    void anything_else_is_not_found(String address) {
        press.publish(cycle, PublicationFixture.saying("はい"));
        assertThat(get(address)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void nothing_of_an_unpublished_year_can_be_seen() {
        assertThat(get("/public/small/2021/1")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/public/small/2021/1/edition.json")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void citizens_get_neither_cookie_nor_script_and_may_keep_a_page_for_a_minute() throws IOException {
        press.publish(cycle, PublicationFixture.saying("はい"));
        for (var address : List.of("/public", "/public/small/2021/1", "/public/small/2021/1/items/1")) {
            var answer = get(address);
            assertThat(answer).hasStatusOk();
            assertThat(answer.getResponse().getHeader(HttpHeaders.SET_COOKIE)).isNull();
            assertThat(answer.getResponse().getHeader(HttpHeaders.CACHE_CONTROL))
                    .isEqualTo("max-age=60, public");
            assertThat(page(address))
                    .doesNotContain("<script")
                    .doesNotContain("style=\"")
                    .doesNotContain("_csrf");
        }
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).exchange();
    }

    private String page(String address) throws IOException {
        var answer = browser.get().uri(URI.create(address)).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
