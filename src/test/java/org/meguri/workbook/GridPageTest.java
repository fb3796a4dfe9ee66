package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A unit's sheets in one table: who sees what, what is saved, what is not, and that nothing typed is lost. */
@MeguriTest
class GridPageTest {

    private static final String ALL = "&fields=result&fields=status_text&fields=future_text";

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WriteEvaluation write;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvc pages;

    private CycleId cycle;

    @BeforeEach
    void open() {
        cycle = year.handedOut();
        save(1, Map.of("result", "◎", "status_text", "一の状況"));
    }

    @Test
    void a_writer_finds_the_table_of_the_own_unit_and_nobody_elses_sheets() throws Exception {
        pages.perform(get("/grid").with(town.signedIn("sato"))).andExpect(redirected("/grid/" + cycle));
        var table = table("sato", "");
        assertThat(table.select("tbody tr")).hasSize(3);
        assertThat(table.text()).contains("事業1", "事業3", "事業4").doesNotContain("事業2");
        assertThat(table("tanaka", "").select("tbody tr")).hasSize(1);
        // The chief writes too; planning, the committee and a unit without sheets have no table here.
        assertThat(table("shokocho", "").select("tbody tr")).hasSize(3);
        for (var other : List.of("kikaku", "iin", "kikakucho")) {
            pages.perform(get("/grid/" + cycle).with(town.signedIn(other))).andExpect(status().isNotFound());
            pages.perform(get("/grid").with(town.signedIn(other)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("いま表で記入できる評価票はありません")));
        }
        pages.perform(get("/grid/" + CycleId.create()).with(town.signedIn("sato")))
                .andExpect(status().isNotFound());
    }

    @Test
    void choices_are_shown_by_themselves_and_long_texts_when_they_are_asked_for() throws Exception {
        var usual = table("sato", "");
        assertThat(usual.select("select[name^=cell]")).hasSize(3);
        assertThat(usual.select("textarea[name^=cell]")).isEmpty();
        var all = table("sato", ALL);
        assertThat(all.select("textarea[name^=cell]")).hasSize(6);
        assertThat(cell(all, 1, "status_text").val()).isEqualTo("一の状況");
        assertThat(cell(all, 1, "result").select("option[selected]").val()).isEqualTo("◎");
        assertThat(table("sato", "&fields=nonsense").select("select[name^=cell]"))
                .hasSize(3);
    }

    @Test
    void every_input_says_its_field_its_sheet_and_its_state() throws Exception {
        var table = table("sato", ALL);
        for (var input : table.select("tbody [name^=cell]")) {
            assertThat(input.attr("aria-label")).matches(".+（.*事業\\d.*）");
            for (var id : input.attr("aria-describedby").split(" ")) {
                assertThat(table.getElementById(id)).as(id).isNotNull();
            }
        }
        assertThat(state(table, 1, "status_text")).isEqualTo("保存済み");
        assertThat(state(table, 1, "future_text")).isEqualTo("未記入");
    }

    @Test
    void a_browser_without_scripts_sends_everything_and_only_what_is_new_is_saved() throws Exception {
        var form = form(table("sato", ALL));
        form.put(name(3, "result"), "×");
        form.put(name(3, "status_text"), "三の状況\r\n二行目");
        form.put(name(4, "status_text"), "四の状況");
        send("sato", form)
                .andExpect(redirected("/grid/" + cycle + "?kind=-" + ALL))
                .andExpect(flash().attribute("lines", List.of("No.3 事業3：2欄を保存しました", "No.4 事業4：1欄を保存しました")));
        assertThat(sheet(3).content()).isEqualTo(Map.of("result", "×", "status_text", "三の状況\n二行目"));
        assertThat(sheet(3).writtenBy()).isEqualTo(town.officer("sato"));
        assertThat(sheet(4).content()).isEqualTo(Map.of("status_text", "四の状況"));
        assertThat(sheet(1).revision()).isEqualTo(1);
        var before = List.of(sheet(1).revision(), sheet(3).revision(), sheet(4).revision());
        send("sato", form(table("sato", ALL))).andExpect(status().is3xxRedirection());
        assertThat(List.of(sheet(1).revision(), sheet(3).revision(), sheet(4).revision()))
                .isEqualTo(before);
    }

    @Test
    void a_sheet_of_another_unit_does_not_exist_here_and_nothing_is_saved_beside_it() throws Exception {
        var theirs = form(table("tanaka", ALL));
        var form = form(table("sato", ALL));
        form.put(name(1, "status_text"), "新しい状況");
        form.put(name(2, "status_text"), "ほかの課の状況");
        send("sato", form).andExpect(status().isNotFound());
        form.put("mark 9", theirs.get("mark 1"));
        send("sato", form).andExpect(status().isNotFound());
        form.remove(name(2, "status_text"));
        form.put("mark 9", "MG1.invented");
        send("sato", form).andExpect(status().isNotFound());
        assertThat(sheet(1).content()).containsEntry("status_text", "一の状況");
        assertThat(sheet(2).content()).isEmpty();
    }

    @Test
    void a_wrong_cell_stays_as_typed_beside_its_error_while_the_others_are_saved() throws Exception {
        var form = form(table("sato", ALL));
        var long1001 = "長".repeat(1_001);
        form.put(name(1, "status_text"), long1001);
        form.put(name(1, "future_text"), "一の今後");
        form.put(name(3, "future_text"), "三の今後");
        var page = page(send("sato", form).andExpect(status().isUnprocessableEntity()));
        assertThat(cell(page, 1, "status_text").val()).isEqualTo(long1001);
        assertThat(cell(page, 1, "status_text").attr("aria-invalid")).isEqualTo("true");
        assertThat(state(page, 1, "status_text")).isEqualTo("誤り");
        assertThat(page.select(".error-summary a").attr("href"))
                .isEqualTo("#" + cell(page, 1, "status_text").id());
        assertThat(page.title()).startsWith("エラー");
        assertThat(sheet(1).content()).containsEntry("status_text", "一の状況").containsEntry("future_text", "一の今後");
        assertThat(sheet(3).content()).containsEntry("future_text", "三の今後");

        var cured = form(page);
        cured.put(name(1, "status_text"), "短い状況");
        send("sato", cured).andExpect(status().is3xxRedirection());
        assertThat(sheet(1).content()).containsEntry("status_text", "短い状況");
    }

    @Test
    void what_somebody_saved_meanwhile_is_shown_and_stays_until_it_is_decided() throws Exception {
        var form = form(table("sato", ALL));
        form.put(name(1, "status_text"), "私の状況");
        form.put(name(1, "future_text"), "私の今後");
        save(1, Map.of("result", "×", "status_text", "同僚の状況"));

        var page = page(send("sato", form).andExpect(status().isConflict()));
        // Another field of the same sheet is no conflict: both are kept.
        assertThat(sheet(1).content()).isEqualTo(Map.of("result", "×", "status_text", "同僚の状況", "future_text", "私の今後"));
        assertThat(cell(page, 1, "status_text").val()).isEqualTo("私の状況");
        assertThat(page.text()).contains("同僚の状況", "No.1 事業1：1欄を保存しました");
        assertThat(state(page, 1, "status_text")).isEqualTo("衝突");

        // To press the button again without a choice overwrites nothing.
        page = page(send("sato", form(page)).andExpect(status().isConflict()));
        assertThat(sheet(1).content()).containsEntry("status_text", "同僚の状況");

        var theirs = form(page);
        theirs.put(choice(1, "status_text"), "saved");
        send("sato", theirs).andExpect(status().is3xxRedirection());
        assertThat(sheet(1).content()).containsEntry("status_text", "同僚の状況");

        var mine = form(page);
        mine.put(choice(1, "status_text"), "file");
        // A choice counts for what was seen only.
        save(1, Map.of("status_text", "同僚のもっと新しい状況"));
        page = page(send("sato", mine).andExpect(status().isConflict()));
        assertThat(sheet(1).content()).containsEntry("status_text", "同僚のもっと新しい状況");
        mine = form(page);
        mine.put(choice(1, "status_text"), "file");
        send("sato", mine).andExpect(status().is3xxRedirection());
        assertThat(sheet(1).content()).containsEntry("status_text", "私の状況");
    }

    @Test
    void what_was_typed_in_a_sheet_that_was_handed_in_meanwhile_is_shown_to_be_copied() throws Exception {
        var form = form(table("sato", ALL));
        form.put(name(1, "future_text"), "間に合わなかった今後");
        form.put(name(3, "future_text"), "三の今後");
        year.submit(sheet(1).id(), "suzuki");
        var submitted = sheet(1).content();
        var page = page(send("sato", form).andExpect(status().isConflict()));
        assertThat(page.text()).contains("間に合わなかった今後", "いまは書き換えられません");
        assertThat(sheet(1).content()).isEqualTo(submitted);
        assertThat(sheet(3).content()).containsEntry("future_text", "三の今後");
        // Nothing typed there: no trouble.
        send("sato", form(table("sato", ALL + "&show=all"))).andExpect(status().is3xxRedirection());
        assertThat(table("sato", ALL).select("tbody tr")).hasSize(2);
        assertThat(table("sato", ALL + "&show=all").select("tr.grid-locked")).hasSize(1);
    }

    @Test
    void a_sheet_that_was_sent_back_carries_what_was_asked_for_at_its_field() throws Exception {
        year.submit(sheet(1).id(), "sato");
        year.sendBackByChief(sheet(1).id(), "shoko", "shokocho");
        assertThat(table("sato", ALL).select(".grid-remark").text()).isNotEmpty();
    }

    @Test
    void a_block_is_looked_at_cell_by_cell_and_nothing_is_written_before_it_is_applied() throws Exception {
        save(4, Map.of("status_text", "四の状況"));
        var form = form(table("sato", ALL));
        form.put(name(4, "future_text"), "手で入力した今後");
        var before =
                page(send("sato", paste(form, 1, "result", "◎計画以上\t\"新しい\r\n状況\"\t今後\r\nＸ\t三の状況\r\n×\t四の状況\r\n余り\r\n"))
                        .andExpect(status().is3xxRedirection()));
        assertThat(before.text()).isEmpty();
        assertThat(sheet(3).content()).isEmpty();
        var at = uploaded();
        var preview = page(pages.perform(get(at).with(town.signedIn("sato"))).andExpect(status().isOk()));
        assertThat(preview.text())
                .contains("貼り付けた内容の確認", "手で入力した今後", "新しい 状況", "入りません", "まだ保存していなかった1欄")
                .doesNotContain("ブックにない欄", "お知らせを書き込んだブック");
        // ◎ and 四の状況 are there already; Ｘ is no choice; one row has no place.
        assertThat(preview.select(".figure-number").eachText()).containsExactly("5", "0", "2", "2");
        assertThat(sheet(1).content()).containsEntry("status_text", "一の状況");

        pages.perform(apply(at, "sato")).andExpect(status().is3xxRedirection());
        assertThat(sheet(1).content()).isEqualTo(Map.of("result", "◎", "status_text", "新しい\n状況", "future_text", "今後"));
        assertThat(sheet(3).content()).isEqualTo(Map.of("status_text", "三の状況"));
        assertThat(sheet(4).content())
                .isEqualTo(Map.of("result", "×", "status_text", "四の状況", "future_text", "手で入力した今後"));
        assertThat(database.queryForObject(
                        "select detail from journal_entry where action = 'PasteApplied'", String.class))
                .isEqualTo("sheets=3 cells=5");
    }

    @Test
    void a_block_without_a_flaw_leads_back_to_the_table() throws Exception {
        send("sato", paste(form(table("sato", ALL)), 3, "status_text", "三の状況\t三の今後\r\n四の状況\t四の今後\r\n"));
        var at = uploaded();
        pages.perform(apply(at, "sato")).andExpect(redirected("/grid/" + cycle + "?kind=-" + ALL));
        assertThat(sheet(4).content()).isEqualTo(Map.of("status_text", "四の状況", "future_text", "四の今後"));
        pages.perform(get(at).with(town.signedIn("sato"))).andExpect(status().isConflict());
    }

    @Test
    void a_colleagues_text_wants_a_choice_and_moved_sheets_are_left() throws Exception {
        var form = form(table("sato", ALL));
        save(1, Map.of("status_text", "同僚の状況"));
        send("sato", paste(form, 1, "status_text", "貼り付けた状況\r\n三の状況"));
        var at = uploaded();
        pages.perform(get(at).with(town.signedIn("sato"))).andExpect(content().string(containsString("衝突（1）")));
        pages.perform(apply(at, "sato"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("どちらかを選んでください")));
        assertThat(sheet(3).content()).isEmpty();
        var stale = apply(at, "sato").param(choice(1, "status_text"), "file");
        save(1, Map.of("status_text", "もっと新しい状況"));
        save(3, Map.of("future_text", "動いた"));
        pages.perform(stale).andExpect(status().isConflict());
        assertThat(sheet(1).content()).containsEntry("status_text", "もっと新しい状況");
        pages.perform(apply(at, "sato").param(choice(1, "status_text"), "file")).andExpect(status().is3xxRedirection());
        assertThat(sheet(1).content()).containsEntry("status_text", "貼り付けた状況");
        assertThat(sheet(3).content()).isEqualTo(Map.of("status_text", "三の状況", "future_text", "動いた"));
    }

    @Test
    void nobody_sees_anothers_preview_and_a_dropped_one_gives_back_what_was_typed() throws Exception {
        var form = form(table("sato", ALL));
        form.put(name(4, "future_text"), "手で入力した今後");
        send("sato", paste(form, 1, "status_text", "貼り付けた状況"));
        var at = uploaded();
        pages.perform(get(at).with(town.signedIn("suzuki"))).andExpect(status().isConflict());
        pages.perform(get(at + "/file").with(town.signedIn("sato"))).andExpect(status().isNotFound());
        var flash = pages.perform(post(at + "/drop").with(town.signedIn("sato")))
                .andExpect(redirected("/grid/" + cycle + "?kind=-" + ALL))
                .andReturn()
                .getFlashMap();
        var page = page(pages.perform(get("/grid/" + cycle + "?kind=-" + ALL)
                .with(town.signedIn("sato"))
                .flashAttrs(flash)));
        assertThat(cell(page, 4, "future_text").val()).isEqualTo("手で入力した今後");
        assertThat(state(page, 4, "future_text")).isEqualTo("未保存");
        assertThat(cell(page, 1, "status_text").val()).isEqualTo("一の状況");
        assertThat(sheet(4).content()).isEmpty();
    }

    @Test
    void a_block_without_a_place_or_without_anything_keeps_the_table_as_typed() throws Exception {
        var form = form(table("sato", ALL));
        form.put(name(4, "future_text"), "手で入力した今後");
        var page = page(send("sato", paste(form, 1, "result", "  ")).andExpect(status().isUnprocessableEntity()));
        assertThat(page.select("#f-block-error").text()).contains("空です");
        assertThat(cell(page, 4, "future_text").val()).isEqualTo("手で入力した今後");
        send("sato", paste(form, 1, "nonsense", "A"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("選び直してください"), not(containsString("workbook.")))));
    }

    @Test
    void a_block_that_was_pasted_and_not_looked_at_is_still_there_after_saving() throws Exception {
        var form = paste(form(table("sato", ALL)), 1, "status_text", "貼り付けた状況");
        form.put("action", "save");
        var answer = send("sato", form).andExpect(status().is3xxRedirection()).andReturn();
        assertThat(Map.<String, Object>copyOf(answer.getFlashMap()))
                .containsEntry("block", "貼り付けた状況")
                .containsEntry("pasteError", "貼り付けた範囲は、まだ反映していません。「変わるところを確かめる」を押してください。")
                .doesNotContainKey("notice");
        assertThat(sheet(1).content()).doesNotContainValue("貼り付けた状況");
    }

    @Test
    void a_deputy_whose_days_are_over_gets_the_typed_text_back() throws Exception {
        town.deputy("shokocho", "shoko", "bucho", YearFixture.OPENING);
        var form = form(table("bucho", ALL));
        form.put(name(1, "future_text"), "代わりに書いた今後");
        year.moveTo(YearFixture.OPENING.plusDays(1), java.time.LocalTime.of(9, 0));
        send("bucho", form)
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("代わりに書いた今後")));
    }

    private String uploaded() {
        return "/workbooks/" + cycle + "/uploads/"
                + database.query("select id from pending_workbook where pasted = true", (row, at) -> {
                            var bytes = java.nio.ByteBuffer.wrap(row.getBytes(1));
                            return new java.util.UUID(bytes.getLong(), bytes.getLong()).toString();
                        })
                        .get(0);
    }

    private MockHttpServletRequestBuilder apply(String at, String login) throws Exception {
        var request = post(at).with(town.signedIn(login)).param("action", "apply");
        page(pages.perform(get(at).with(town.signedIn(login))))
                .select("input[name^=seen]")
                .forEach(input -> request.param(input.attr("name"), input.val()));
        return request;
    }

    private Map<String, String> paste(Map<String, String> form, int seq, String field, String block) {
        var pasted = new LinkedHashMap<>(form);
        pasted.put("action", "paste");
        pasted.put("start", sheet(seq).id().toString());
        pasted.put("column", field);
        pasted.put("block", block);
        return pasted;
    }

    private Document table(String login, String query) throws Exception {
        return page(pages.perform(get("/grid/" + cycle + (query.isEmpty() ? "" : "?x=1" + query))
                        .with(town.signedIn(login)))
                .andExpect(status().isOk()));
    }

    private static Document page(ResultActions answer) throws Exception {
        return Jsoup.parse(answer.andReturn().getResponse().getContentAsString());
    }

    /** All that a browser without scripts sends; a name that occurs more than once has its number behind it. */
    private static Map<String, String> form(Document page) {
        var form = new LinkedHashMap<String, String>();
        for (var input : page.select("form.grid-form [name]")) {
            if (input.tagName().equals("button") || input.attr("type").equals("radio")) {
                continue;
            }
            var name = input.attr("name");
            for (var number = 1; name.equals("mark") || name.equals("fields"); number++) {
                if (!form.containsKey(name + " " + number)) {
                    name += " " + number;
                }
            }
            form.put(name, value(input));
        }
        return form;
    }

    private static String value(Element input) {
        return input.tagName().equals("select")
                ? input.select("option[selected]").val()
                : input.val();
    }

    private ResultActions send(String login, Map<String, String> form) throws Exception {
        var request = post("/grid/" + cycle).with(town.signedIn(login));
        form.forEach((name, value) -> request.param(name.split(" ")[0], value));
        return pages.perform(request);
    }

    private static org.springframework.test.web.servlet.ResultMatcher redirected(String to) {
        return result -> assertThat(Objects.requireNonNull(result.getResponse().getRedirectedUrl()))
                .isEqualTo(to);
    }

    private Element cell(Document page, int seq, String field) {
        return Objects.requireNonNull(
                page.select("[name=\"" + name(seq, field) + "\"]").first());
    }

    private String state(Document page, int seq, String field) {
        return Objects.requireNonNull(page.getElementById(cell(page, seq, field).id() + "-state"))
                .text();
    }

    private String name(int seq, String field) {
        return "cell[" + sheet(seq).id() + "/" + field + "]";
    }

    private String choice(int seq, String field) {
        return "choice[" + sheet(seq).id() + "/" + field + "]";
    }

    private EvaluationView sheet(int seq) {
        return year.sheet(cycle, seq);
    }

    private void save(int seq, Map<String, String> values) {
        write.save(
                new WriteEvaluation.Command(sheet(seq).id(), sheet(seq).revision(), values, Map.of()),
                year.person("suzuki"));
    }
}
