package org.meguri.founding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.PlainBrowser;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Sheets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@MeguriTest
class FoundingPagesTest {

    @Autowired
    MockMvc pages;

    @Autowired
    TownFixture town;

    @Autowired
    PlanRegister plans;

    @Autowired
    Sheets sheets;

    @Autowired
    FoundPlan founding;

    @LocalServerPort
    int port;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void a_plan_of_another_shape_is_founded_in_the_browser_and_printed_again() throws Exception {
        var draft = start("一覧.xlsx", SixthPlan.workbook());
        var table = new LinkedHashMap<>(form(draft + "/columns", "form[action$=/table]"));
        table.put("sheet", "一覧");
        table.put("firstRow", "2");
        table.put("headerRows", "2");
        send(draft + "/table", table).andExpect(redirectedUrl(draft + "/columns"));
        pages.perform(get(draft + "/columns").with(town.signedIn("kikaku2")))
                .andExpect(content()
                        .string(allOf(
                                containsString("事業費（千円）／予算額"),
                                containsString("橋の定期点検"),
                                not(containsString("決めていただきたいこと")))));
        var columns = form(draft + "/columns", "form[action$=/columns]");
        columns.put("next", "1");
        send(draft + "/columns", columns).andExpect(redirectedUrl(draft + "/plan"));

        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content().string(allOf(containsString("略号を、英小文字"), not(containsString(">計画をつくる<")))));
        var plan = form(draft + "/plan", "form[action$=/plan]");
        plan.putAll(Map.of(
                "title", "事務事業の評価", "code", "jimu-jigyo", "from", "２０２５", "to", "2028", "notes", "※1　決算額の△は戻入れ。"));
        plan.put("scale-c8-label-0", "大きく上回る");
        plan.put("scale-c8-meaning-0", "目標を大きく上回った");
        plan.put("question-label-0", "次年度に向けた工夫");
        plan.put("next", "1");
        send(draft + "/plan", plan).andExpect(redirectedUrl(draft + "/check"));
        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(
                                containsString("12件の事務事業を登録します"),
                                containsString("空のセルを、上のセルの続きとして読みます"),
                                containsString(">計画をつくる<"))));
        var yaml = pages.perform(get(draft + "/definition.yaml").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(PlanDefinition.read(yaml).columns()).hasSize(11);

        var done = send(draft + "/found", form(draft + "/check", "form[action$=/found]"))
                .andExpect(status().is3xxRedirection())
                .andReturn();
        pages.perform(get(Objects.requireNonNull(done.getResponse().getRedirectedUrl()))
                        .flashAttrs(done.getFlashMap())
                        .with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("この表には評価が入っています")));
        var founded = plans.withCode("jimu-jigyo").orElseThrow();
        assertThat(plans.items(founded.id())).hasSize(12);
        assertThat(founded.definition().notes()).hasSize(1);
        assertThat(founded.yaml())
                .isEqualTo(yaml.replaceAll("(?m)^# .*\n", "").replace("sheet: self-evaluation", "sheet: jimu-jigyo-1"));
        assertThat(yaml).startsWith("# 評価票の様式は").contains("足した欄と簡易な評価票は、このファイルに入っていません");
        assertThat(sheets.json("jimu-jigyo-1")).contains("成果と課題", "次年度に向けた工夫");
        pages.perform(get(draft + "/check").with(town.signedIn("kikaku"))).andExpect(status().isNotFound());

        assertThat(printed(founded.id().toString())).isEqualTo(registered());
        var again = pages.perform(multipart("/plans/" + founded.id() + "/intake")
                        .file(new MockMultipartFile("file", "一覧.xlsx", null, SixthPlan.workbook()))
                        .with(town.signedIn("kikaku")))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        pages.perform(get(Objects.requireNonNull(again)).with(town.signedIn("kikaku")))
                .andExpect(content().string(containsString("変更なし12件")));
    }

    @Test
    void a_brief_sheet_is_made_of_the_fields_that_are_chosen_and_has_to_have_what_is_counted() throws Exception {
        var draft = start("一覧.xlsx", SixthPlan.workbook());
        var table = new LinkedHashMap<>(form(draft + "/columns", "form[action$=/table]"));
        table.putAll(Map.of("sheet", "一覧", "firstRow", "2", "headerRows", "2"));
        send(draft + "/table", table);
        send(draft + "/columns", form(draft + "/columns", "form[action$=/columns]"));
        var plan = form(draft + "/plan", "form[action$=/plan]");
        plan.putAll(Map.of("title", "事務事業の評価", "code", "jimu-jigyo", "from", "2025", "to", "2028"));
        plan.put("question-label-0", "次年度に向けた工夫");
        plan.put("question-brief-0", "1");
        plan.put("brief-c8", "1");
        send(draft + "/plan", plan);
        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(containsString("簡易な評価票に「評価／今後の方向性」の欄がありません"), not(containsString(">計画をつくる<")))));

        plan = form(draft + "/plan", "form[action$=/plan]");
        assertThat(plan).containsKeys("brief-c8", "question-brief-0").doesNotContainKey("brief-c9");
        plan.put("brief-c9", "1");
        send(draft + "/plan", plan);

        // Laying the table anew keeps the fields of the brief sheet by their headings.
        table.put("revision", revision(draft));
        send(draft + "/table", table).andExpect(status().is3xxRedirection());
        assertThat(form(draft + "/plan", "form[action$=/plan]"))
                .containsKeys("brief-c8", "brief-c9", "question-brief-0");
        send(draft + "/found", form(draft + "/check", "form[action$=/found]")).andExpect(status().is3xxRedirection());
        var variants = plans.withCode("jimu-jigyo").orElseThrow().definition().variants();
        assertThat(variants).singleElement().satisfies(brief -> {
            assertThat(brief.label()).isEqualTo("簡易");
            assertThat(brief.sheet()).isEqualTo("jimu-jigyo-brief-1");
        });
        assertThat(sheets.json("jimu-jigyo-brief-1"))
                .contains("\"c8\"", "\"c9\"", "次年度に向けた工夫")
                .doesNotContain("成果と課題");
        assertThat(sheets.json("jimu-jigyo-1")).contains("成果と課題");
    }

    /** The item columns as the register is printed, from CSV; the workbook says the same. */
    private List<List<String>> printed(String plan) throws Exception {
        var csv = pages.perform(get("/plans/" + plan + "/register.csv").with(town.signedIn("kikaku")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .substring(1);
        var xlsx = pages.perform(get("/plans/" + plan + "/register.xlsx").with(town.signedIn("kikaku")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (var rows = CSVFormat.RFC4180.parse(new StringReader(csv));
                var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            var table = rows.stream().skip(1).map(row -> row.toList()).toList();
            var sheet = workbook.getSheetAt(0);
            assertThat(IntStream.rangeClosed(1, sheet.getLastRowNum())
                            .mapToObj(row -> IntStream.range(0, 8)
                                    .mapToObj(cell ->
                                            sheet.getRow(row).getCell(cell).getStringCellValue())
                                    .toList())
                            .toList())
                    .isEqualTo(table);
            return table;
        }
    }

    private static List<List<String>> registered() {
        return SixthPlan.ROWS.stream()
                .map(row ->
                        IntStream.of(0, 1, 2, 3, 4, 5, 6, 10).mapToObj(row::get).toList())
                .toList();
    }

    @Test
    void contradictions_are_listed_with_their_rows_and_nothing_is_founded_while_one_is_wrong() throws Exception {
        var csv =
                """
                番号,章,事業名,概要,評価,担当課
                1,安全なまちづくり,見守り,巡市の学校で行う。,A,企画課
                1,安全なまちつくり,街路灯,通りを明るくする。,B,商工課
                3,安全なまちづくり,防災訓練,,A,企画課
                4,安全なまちづくり,標識,直す。,B,企画課
                5,安全なまちづくり,点検,調べる。,A,（関係各課）
                """;
        var draft = start("表.csv", csv.getBytes(StandardCharsets.UTF_8));
        var columns = form(draft + "/columns", "form[action$=/columns]");
        columns.put("role-0", "NUMBER");
        columns.remove("key-1");
        columns.remove("key-2");
        columns.remove("key-0");
        columns.put("required-3", "1");
        send(draft + "/columns", columns);
        var plan = form(draft + "/plan", "form[action$=/plan]");
        plan.putAll(Map.of("title", "計画", "code", "plan-b", "from", "2025", "to", "2026"));
        plan.put("scale-c5-code-1", "");
        plan.put("question-label-0", "コメント");
        send(draft + "/plan", plan).andExpect(status().is3xxRedirection());
        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(containsString("の選択肢が足りません"), containsString("「安全なまちつくり」と「安全なまちづくり」は１字だけ違います"))));
        plan.put("scale-c5-code-1", "B");
        plan.put("revision", revision(draft));
        send(draft + "/plan", plan);
        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(
                                containsString("番号が重なっています（2行目と3行目）"),
                                containsString("所管「商工課」は、いまの組織にありません"),
                                containsString("「概要」が空です"),
                                containsString("評価票を書く所管がありません"),
                                not(containsString(">計画をつくる<")))));
        send(draft + "/found", Map.of("revision", revision(draft)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("まだ計画にできません")));
        assertThat(plans.plans()).isEmpty();
    }

    @Test
    void nothing_above_the_headings_and_no_unnamed_column_is_passed_over_in_silence() throws Exception {
        var draft = start("表.csv", "事業の一覧,,,\n番号,事業名,担当課,\n1,見守り,企画課,旧\n2,点検,企画課,\n".getBytes(StandardCharsets.UTF_8));

        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(containsString("見出しより上の行「事業の一覧」は読みません"), containsString("見出しのない列に値があります"))));
    }

    @Test
    void the_same_number_twice_is_told_and_stands_in_the_way() throws Exception {
        var draft = start("表.csv", "番号,事業名,担当課\n1,見守り,企画課\n1,点検,企画課\n".getBytes(StandardCharsets.UTF_8));
        decided(draft);

        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(containsString("番号が重なっています（2行目と3行目）"), not(containsString(">計画をつくる<")))));
        send(draft + "/found", Map.of("revision", revision(draft))).andExpect(status().isUnprocessableEntity());
    }

    @Test
    void items_that_are_numbered_through_beside_a_level_keep_their_numbers() throws Exception {
        var csv = new StringBuilder("番号,政策,事務事業名,担当課,総合評価,取組状況\n");
        for (var row = 1; row <= 12; row++) {
            csv.append("%d,政策%d,事業%d,企画課,%s,続けた%d。%n".formatted(row, row / 5, row, "AB".charAt(row % 2), row));
        }
        var draft = start("表.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        decided(draft);
        send(draft + "/found", form(draft + "/check", "form[action$=/found]")).andExpect(status().is3xxRedirection());
        assertThat(plans.items(plans.withCode("plan-c").orElseThrow().id()))
                .extracting(item -> item.number())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList());
    }

    @Test
    void a_number_that_stands_twice_is_told_even_where_a_person_chose_a_wider_key() throws Exception {
        var draft = start("表.csv", "番号,事業名,担当課\n1,見守り,企画課\n1,点検,企画課\n".getBytes(StandardCharsets.UTF_8));
        var columns = form(draft + "/columns", "form[action$=/columns]");
        columns.put("key-0", "1");
        columns.put("key-1", "1");
        send(draft + "/columns", columns);
        decided(draft);

        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content().string(allOf(containsString("番号「1」が、ほかの行にもあります"), containsString(">計画をつくる<"))));
    }

    @Test
    void what_is_wrong_in_many_rows_stands_there_once_and_is_put_right_on_the_page() throws Exception {
        var csv = new StringBuilder("番号,事業名,担当課\n");
        for (var row = 1; row <= 8; row++) {
            csv.append("%d,事業%d,商工課%n".formatted(row, row));
        }
        var draft = start("表.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        decided(draft);

        pages.perform(get(draft + "/check").with(town.signedIn("kikaku")))
                .andExpect(content()
                        .string(allOf(
                                containsString("2～9"),
                                containsString("「計画と区分」の「所管の読み替え」"),
                                not(containsString("units")))));
    }

    private void decided(String draft) throws Exception {
        var plan = form(draft + "/plan", "form[action$=/plan]");
        plan.putAll(Map.of("title", "計画", "code", "plan-c", "from", "2025", "to", "2026"));
        plan.put("question-label-0", "コメント");
        send(draft + "/plan", plan).andExpect(status().is3xxRedirection());
    }

    @Test
    void two_planners_do_not_write_over_each_other() throws Exception {
        var draft = start("表.csv", "番号,事業名,担当課\n1,見守り,企画課\n2,点検,企画課\n".getBytes(StandardCharsets.UTF_8));
        var mine = form(draft + "/plan", "form[action$=/plan]");
        var theirs = new LinkedHashMap<>(mine);
        theirs.put("title", "先に保存した題名");
        send(draft + "/plan", theirs).andExpect(status().is3xxRedirection());
        mine.put("title", "あとから書いた題名");
        send(draft + "/plan", mine)
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("ほかの人が先に保存しました"), containsString("あとから書いた題名"))));
        pages.perform(get(draft + "/plan").with(town.signedIn("kikaku")))
                .andExpect(content().string(containsString("先に保存した題名")));
        send(draft + "/table", Map.of("revision", "0", "firstRow", "1", "headerRows", "1"))
                .andExpect(status().isConflict());
        send(draft + "/table", Map.of("revision", revision(draft), "firstRow", "9", "headerRows", "1"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("見出しの位置")));
        send(draft + "/discard", Map.of()).andExpect(redirectedUrl("/plans/found"));
        pages.perform(get("/plans/found").with(town.signedIn("kikaku")))
                .andExpect(content().string(not(containsString("先に保存した題名"))));
    }

    @Test
    void of_two_who_found_at_once_one_founds_and_the_other_is_told() throws Exception {
        var draft = start("表.csv", "番号,事業名,担当課\n1,見守り,企画課\n2,点検,企画課\n".getBytes(StandardCharsets.UTF_8));
        decided(draft);
        var id = new DraftId(UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1)));
        var revision = Long.parseLong(revision(draft));

        assertThat(Race.run(
                        () -> founding.found(id, revision, town.person("kikaku")),
                        () -> founding.found(id, revision, town.person("kikaku2"))))
                .containsExactlyInAnyOrder("done", "refused 404");
        assertThat(plans.withCode("plan-c")).isPresent();
        pages.perform(post(draft + "/found").param("revision", "0").with(town.signedIn("kikaku")))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("すでに計画になったか")));
    }

    @Test
    void a_file_may_have_as_long_a_name_as_a_disk_keeps() throws Exception {
        var browser = new PlainBrowser(port);
        browser.signIn("kikaku", TownFixture.PASSWORD);
        var taken = browser.upload("/plans/found", "file", "計".repeat(251) + ".csv", "番号,事業名,担当課\n1,見守り,企画課\n");
        assertThat(taken.statusCode()).isEqualTo(302);
        assertThat(browser.get(PlainBrowser.location(taken)).body()).contains("計".repeat(100));
    }

    @Test
    void a_file_that_is_no_table_is_refused_where_it_was_chosen() throws Exception {
        for (var bad : List.of("", "<html><table></table></html>", "番号,事業名\n")) {
            pages.perform(multipart("/plans/found")
                            .file(new MockMultipartFile("file", "表.csv", null, bad.getBytes(StandardCharsets.UTF_8)))
                            .with(town.signedIn("kikaku")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("ください")));
        }
        pages.perform(multipart("/plans/found").with(town.signedIn("kikaku")))
                .andExpect(status().isUnprocessableEntity());
    }

    @Test
    void only_the_planning_division_founds_plans() throws Exception {
        var draft = start("表.csv", "番号,事業名,担当課\n1,見守り,企画課\n".getBytes(StandardCharsets.UTF_8));
        for (var path : List.of("/plans/found", draft + "/columns", draft + "/plan", draft + "/check")) {
            pages.perform(get(path).with(town.signedIn("sato"))).andExpect(status().isForbidden());
        }
        pages.perform(post(draft + "/found").param("revision", "0").with(town.signedIn("sato")))
                .andExpect(status().isForbidden());
    }

    private String start(String name, byte[] table) throws Exception {
        var url = pages.perform(multipart("/plans/found")
                        .file(new MockMultipartFile("file", name, null, table))
                        .with(town.signedIn("kikaku")))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        return Objects.requireNonNull(url).replace("/columns", "");
    }

    private String revision(String draft) throws Exception {
        return Objects.requireNonNull(
                form(draft + "/plan", "form[action$=/plan]").get("revision"));
    }

    private ResultActions send(String path, Map<String, String> form) throws Exception {
        MockHttpServletRequestBuilder request = post(path).with(town.signedIn("kikaku"));
        for (var entry : form.entrySet()) {
            if (!entry.getKey().equals("_csrf")) {
                request = request.param(entry.getKey(), entry.getValue());
            }
        }
        return pages.perform(request);
    }

    /** What a browser would send if somebody pressed the button without changing anything. */
    private Map<String, String> form(String path, String selector) throws Exception {
        var html = pages.perform(get(path).with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var form = (org.jsoup.nodes.FormElement)
                Objects.requireNonNull(Jsoup.parse(html, "http://localhost").selectFirst(selector));
        var values = new LinkedHashMap<String, String>();
        form.formData().forEach(value -> values.put(value.key(), value.value()));
        return values;
    }
}
