package org.meguri.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** The sheet as a browser and a screen reader get it. */
class SheetPageTest {

    private static final SpringTemplateEngine ENGINE = engine();

    private final Sheet sheet = SheetFixture.sheet();
    private final Map<String, String> values = Map.of(
            "progress",
            "B",
            "status_text",
            "８路線を運行した。",
            "users",
            "1234.5",
            "future",
            "イ",
            "place",
            "市役所",
            "sure",
            "true");
    private final Map<String, String> previous =
            Map.of("progress", "A", "status_text", "７路線を運行した。", "users", "1234.5", "future", "イ");

    @Test
    void every_input_has_its_name_and_a_label_of_its_own() {
        var page = fields(SheetPage.of(sheet, values));
        assertThat(page.select("input, textarea, select"))
                .hasSize(3 + 1 + 1 + 1 + 1 + 3 + 1)
                .allSatisfy(input -> {
                    assertThat(input.attr("name")).matches("values\\[[a-z_]+]");
                    assertThat(label(page, input)).isNotBlank();
                });
        assertThat(label(page, input(page, "f-status_text"))).isEqualTo("実施状況（自由記述）※必須");
        assertThat(label(page, input(page, "f-users"))).isEqualTo("利用者数");
        assertThat(input(page, "f-status_text").attr("name")).isEqualTo("values[status_text]");
    }

    @Test
    void ids_are_unique_and_every_reference_leads_somewhere() {
        var page =
                Jsoup.parse(fields(everything()).html() + summary(everything()).html());
        var ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        page.select("[aria-describedby]")
                .forEach(element ->
                        assertThat(element.attr("aria-describedby").split(" ")).isSubsetOf(ids.toArray(String[]::new)));
        page.select("label[for]").forEach(label -> assertThat(ids).contains(label.attr("for")));
        page.select("a[href]")
                .forEach(link -> assertThat(ids).contains(link.attr("href").substring(1)));
        page.select("[data-copy-from]").forEach(button -> {
            assertThat(ids).contains(button.attr("data-copy-from"), button.attr("data-copy-to"));
        });
    }

    @Test
    void required_is_said_as_a_word_and_to_machines() {
        var page = fields(SheetPage.of(sheet, values));
        assertThat(page.select(".required").eachText()).containsExactly("※必須", "※必須", "※必須");
        assertThat(input(page, "f-status_text").attr("aria-required")).isEqualTo("true");
        assertThat(group(page, "f-progress").attr("aria-required")).isEqualTo("true");
        assertThat(input(page, "f-users").hasAttr("aria-required")).isFalse();
        assertThat(page.select("[required], [maxlength]")).isEmpty();
    }

    @Test
    void what_was_answered_stands_in_the_fields() {
        var page = fields(SheetPage.of(sheet, values));
        assertThat(page.select("input[type=radio][checked]").eachAttr("id"))
                .containsExactly("f-progress-2", "f-verdict-none");
        assertThat(page.select("option[selected]").eachText()).containsExactly("イ 見直し");
        assertThat(input(page, "f-status_text").wholeText()).isEqualTo("８路線を運行した。");
        assertThat(input(page, "f-users").val()).isEqualTo("1234.5");
        assertThat(input(page, "f-users").attr("inputmode")).isEqualTo("decimal");
        assertThat(input(page, "f-place").attr("type")).isEqualTo("text");
        assertThat(input(page, "f-sure").hasAttr("checked")).isTrue();
        assertThat(input(page, "f-sure").val()).isEqualTo("true");
    }

    @Test
    void an_empty_sheet_has_nothing_chosen() {
        var page = fields(SheetPage.of(sheet, Map.of()));
        assertThat(page.select("[checked]").eachAttr("id")).containsExactly("f-verdict-none");
        assertThat(page.select("option[selected]")).isEmpty();
        assertThat(page.expectFirst("select option").text()).isEqualTo("選んでください");
    }

    @Test
    void the_choices_of_a_scale_show_code_words_and_meaning() {
        var page = fields(SheetPage.of(sheet, values));
        var group = group(page, "f-progress");
        assertThat(group.attr("role")).isEqualTo("radiogroup");
        assertThat(group.expectFirst("legend").text()).isEqualTo("進捗区分※必須");
        assertThat(group.select("label").eachText())
                .containsExactly("A 目標を達成 目標値の100％以上", "B おおむね順調 目標値の80％以上", "C 遅れている");
        assertThat(group(page, "f-verdict").select("label").eachText()).containsExactly("承認する", "差し戻す", "選ばない");
    }

    @Test
    void help_and_limits_are_tied_to_the_field() {
        var page = fields(SheetPage.of(sheet, values));
        var area = input(page, "f-status_text");
        assertThat(described(page, area)).isEqualTo("何を、どれだけ行ったかを書いてください。市民にも公表されます。 5字以上20字以内");
        assertThat(area.attr("data-maxlength")).isEqualTo("20");
        assertThat(described(page, input(page, "f-users"))).isEqualTo("-10以上1000.5以下の数");
        assertThat(described(page, input(page, "f-place"))).isEqualTo("10字以内");
        assertThat(page.select("#f-sure[aria-describedby]")).isEmpty();
    }

    @Test
    void explanations_of_the_form_stand_where_the_form_has_them() {
        var text = fields(SheetPage.of(sheet, values)).text();
        assertThat(text).startsWith("この評価票は9月に公表します。 進捗区分").endsWith("記入が終わったら提出してください。");
    }

    @Test
    void an_error_is_said_at_its_field_and_in_the_summary() {
        var typed = Map.of("progress", "Z", "status_text", "長".repeat(23), "users", "約100");
        var errors = sheet.check(sheet.normalise(typed));
        var model = SheetPage.of(sheet, typed, null, errors, Map.of());
        var page = fields(model);
        var area = input(page, "f-status_text");
        assertThat(area.attr("aria-invalid")).isEqualTo("true");
        assertThat(described(page, area)).endsWith("＊実施状況（自由記述）は20字以内で入力してください（いま23字）。");
        assertThat(area.wholeText()).isEqualTo("長".repeat(23));
        assertThat(input(page, "f-users").val()).isEqualTo("約100");
        var group = group(page, "f-progress");
        assertThat(group.attr("aria-invalid")).isEqualTo("true");
        assertThat(group.hasClass("wrong")).isTrue();
        assertThat(described(page, group)).contains("いまの値「Z」は選択肢にありません。", "＊進捗区分は選択肢の中から選んでください。");
        assertThat(input(page, "f-place").hasAttr("aria-invalid")).isFalse();

        var summary = summary(model);
        assertThat(summary.expectFirst(".error-summary").attr("role")).isEqualTo("alert");
        assertThat(summary.text()).startsWith("入力内容に4件の誤りがあります");
        assertThat(summary.select("a").eachAttr("href"))
                .containsExactly("#f-progress", "#f-status_text", "#f-users", "#f-sure");
        assertThat(summary.select("a").eachText()).contains("実施状況（自由記述）は20字以内で入力してください（いま23字）。");
    }

    @Test
    void a_sheet_without_errors_has_no_summary() {
        assertThat(summary(SheetPage.of(sheet, values)).select("*").eachAttr("class"))
                .isEmpty();
        assertThat(fields(SheetPage.of(sheet, values)).select("[aria-invalid], .field-error, .remark"))
                .isEmpty();
    }

    @Test
    void an_error_from_elsewhere_on_the_page_is_in_the_summary_too() {
        var model = SheetPage.of(
                sheet,
                values,
                null,
                List.of(
                        new FieldError("reply-1", "sheet.required", List.of("回答")),
                        new FieldError("", "sheet.required", List.of("理由"))),
                Map.of());
        var summary = summary(model);
        assertThat(summary.select("a").eachAttr("href")).containsExactly("#f-reply-1");
        assertThat(summary.select("li").eachText()).containsExactly("回答を入力してください。", "理由を入力してください。");
    }

    @Test
    void last_year_s_answer_stands_beside_each_field() {
        var page = fields(SheetPage.of(sheet, values, previous));
        assertThat(page.select(".sheet-row")).hasSize(7).allSatisfy(row -> {
            assertThat(row.expectFirst(".last-year .last-year-label").text()).startsWith("昨年度の記入：");
            assertThat(row.select(".this-year")).hasSize(1);
        });
        assertThat(input(page, "last-f-progress").text()).isEqualTo("A 目標を達成");
        assertThat(input(page, "last-f-status_text").wholeText()).isEqualTo("７路線を運行した。");
        assertThat(input(page, "last-f-future").text()).isEqualTo("イ 見直し");
        assertThat(input(page, "last-f-place").text()).isEqualTo("昨年度の記入はありません");
        assertThat(input(page, "last-f-sure").text()).isEqualTo("いいえ");
        assertThat(page.select("[data-copy-from]")).hasSize(1).allSatisfy(button -> {
            assertThat(button.attr("type"))
                    .as("without a script it asks the server")
                    .isEmpty();
            assertThat(button.attr("name") + "=" + button.attr("value")).isEqualTo("copy=status_text");
            assertThat(button.attr("data-copy-from")).isEqualTo("last-f-status_text");
            assertThat(button.attr("data-copy-to")).isEqualTo("f-status_text");
            assertThat(button.text()).isEqualTo("昨年度の文を写す（実施状況（自由記述））");
        });
    }

    @Test
    void without_last_year_there_is_no_second_column() {
        for (var page : List.of(
                fields(SheetPage.of(sheet, values, null)),
                fields(SheetPage.of(sheet, values, Map.of())),
                readonly(SheetPage.of(sheet, values)))) {
            assertThat(page.select(".sheet, .sheet-row, .last-year")).isEmpty();
            assertThat(page.text()).doesNotContain("昨年度");
        }
    }

    @Test
    void a_remark_of_the_one_who_sent_it_back_stands_at_its_field() {
        var page = fields(everything());
        assertThat(described(page, input(page, "f-status_text"))).contains("差戻しの指摘 内訳を書いてください。 回数も書いてください。");
        assertThat(input(page, "sheet-requests").text()).isEqualTo("差戻しの指摘（全体） 全体に短くしてください。 無くなった欄への指摘");
        var read = readonly(everything());
        assertThat(input(read, "f-status_text-requests").text()).contains("内訳を書いてください。");
        assertThat(input(read, "sheet-requests").text()).contains("全体に短くしてください。", "無くなった欄への指摘");
    }

    @Test
    void a_reader_sees_what_has_changed_since_last_year() {
        var page = readonly(SheetPage.of(sheet, values, previous));
        assertThat(page.select("input, textarea, select, button")).isEmpty();
        assertThat(page.select("h3").eachText())
                .containsExactly("進捗区分", "実施状況（自由記述）", "利用者数", "今後の方向性", "場所", "承認", "数値を確かめました");
        assertThat(page.select(".chip").eachText())
                .containsExactly("昨年度から変更", "昨年度から変更", "昨年度と同じ", "昨年度と同じ", "昨年度から変更", "昨年度と同じ", "昨年度から変更");
        assertThat(page.select(".narrative").eachText())
                .containsExactly("B おおむね順調", "８路線を運行した。", "1234.5", "イ 見直し", "市役所", "記入なし", "はい");
    }

    @Test
    void line_breaks_alone_are_no_change() {
        var row = SheetPage.of(sheet, Map.of("status_text", "一\n二"), Map.of("status_text", "一\r\n二\r\n"))
                .rows()
                .get(1);
        assertThat(row.changed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</textarea><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onfocus=alert(1) x='",
                "<svg/onload=alert(1)>",
                "javascript:alert(1)",
                "{{7*7}} ${7*7} #{sheet.same} *{7*7} @{/x} ~{x}",
                "__${7*7}__::.x",
                "[[${7*7}]] [(${7*7})]",
                "&lt;b&gt; &amp; &#x41;",
                "{0} '{1}' {0,number,#}",
                "𠮷野家 葛\uDB40\uDD00 👨\u200D👩\u200D👧 ㈱ ｶﾞ",
                "\u202E逆さ",
                "一行目\n\n　三行目"
            })
    void whatever_is_typed_is_shown_as_it_was_typed_and_does_nothing(String text) {
        var typed = new HashMap<String, String>();
        sheet.fields().forEach(field -> typed.put(field.key(), text));
        var model = SheetPage.of(
                sheet, typed, typed, sheet.check(typed), Map.of("", List.of(text), "status_text", List.of(text)));
        var page = fields(model);
        assertThat(input(page, "f-status_text").wholeText()).isEqualTo(text);
        assertThat(input(page, "f-place").attr("value")).isEqualTo(text);
        assertThat(input(page, "last-f-status_text").wholeText()).isEqualTo(text);
        assertThat(page.expectFirst(".remark-text").wholeText()).isEqualTo(text);
        var read = readonly(model);
        assertThat(read.expectFirst("#f-status_text .narrative").wholeText()).isEqualTo(text);
        for (var document : List.of(page, read, summary(model))) {
            assertThat(document.select("script, img, svg, b")).isEmpty();
            document.getAllElements()
                    .forEach(element -> element.attributes().forEach(attribute -> assertThat(attribute.getKey())
                            .doesNotStartWith("on")
                            .doesNotStartWith("th:")));
        }
    }

    @Test
    void the_words_of_the_form_are_escaped_too() {
        var form =
                """
                {"id": "x", "components": [
                  {"type": "text", "text": "2 < 3 & [[${7*7}]]"},
                  {"type": "textfield", "key": "a", "label": "<script>x</script>", "description": "<b>太</b> ${7*7}"},
                  {"type": "radio", "key": "b", "label": "\\"><img src=x>", "values": [{"label": "<i>一</i>", "value": "\\"><u>"}]}]}
                """;
        var hostile = new Sheets().read(form, Choices.NONE);
        var page = fields(SheetPage.of(hostile, Map.of("b", "\"><u>"), Map.of("b", "\"><u>")));
        assertThat(page.select("script, b, i, u, img")).isEmpty();
        assertThat(page.text()).contains("2 < 3 & [[${7*7}]]", "<script>x</script>", "<b>太</b> ${7*7}", "<i>一</i>");
        assertThat(input(page, "f-b").attr("value")).isEqualTo("\"><u>");
        assertThat(input(page, "f-b").hasAttr("checked")).isTrue();
    }

    @Test
    void the_sheet_says_that_it_is_japanese_and_carries_no_style_or_script() {
        for (var page : List.of(fields(everything()), readonly(everything()), summary(everything()))) {
            assertThat(page.body().child(0).attr("lang")).isEqualTo("ja");
            assertThat(page.select("[style], style, script, [onclick]")).isEmpty();
            assertThat(page.html()).doesNotContain("??", "th:");
        }
    }

    @Test
    void a_text_area_grows_with_its_text() {
        var free = new Sheets()
                .read(
                        "{\"id\":\"x\",\"components\":[{\"type\":\"textarea\",\"key\":\"t\",\"label\":\"本文\",\"validate\":{\"maxLength\":1000}}]}",
                        Choices.NONE);
        assertThat(SheetPage.of(free, Map.of()).rows().get(0).lines()).isEqualTo(6);
        assertThat(SheetPage.of(free, Map.of("t", "あ".repeat(400)))
                        .rows()
                        .get(0)
                        .lines())
                .isEqualTo(11);
        assertThat(SheetPage.of(free, Map.of("t", "\n".repeat(900)))
                        .rows()
                        .get(0)
                        .lines())
                .isEqualTo(20);
    }

    private SheetPage everything() {
        return SheetPage.of(
                sheet,
                values,
                previous,
                sheet.check(Map.of()),
                Map.of(
                        "status_text", List.of("内訳を書いてください。", "回数も書いてください。"),
                        "", List.of("全体に短くしてください。"),
                        "gone", List.of("無くなった欄への指摘")));
    }

    private static Element input(Document page, String id) {
        return page.expectFirst("#" + id);
    }

    private static Element group(Document page, String id) {
        return Objects.requireNonNull(input(page, id).closest("fieldset"));
    }

    private static String label(Document page, Element input) {
        var around = input.closest("label");
        return (around != null ? around : page.expectFirst("label[for=" + input.id() + "]")).text();
    }

    private static String described(Document page, Element element) {
        var words = new StringBuilder();
        for (var id : element.attr("aria-describedby").split(" ")) {
            words.append(words.isEmpty() ? "" : " ").append(input(page, id).text());
        }
        return words.toString();
    }

    private static Document fields(SheetPage page) {
        return render("fields", page);
    }

    private static Document readonly(SheetPage page) {
        return render("readonly", page);
    }

    private static Document summary(SheetPage page) {
        return render("summary", page);
    }

    private static Document render(String fragment, SheetPage page) {
        var context = new Context(Locale.JAPANESE, Map.of("sheet", page));
        var html = ENGINE.process(
                "<div th:replace=\"~{components/sheet :: %s(${sheet})}\"></div>".formatted(fragment), context);
        var document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        return document;
    }

    private static SpringTemplateEngine engine() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        files.setCharacterEncoding("UTF-8");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCheckExistence(true);
        files.setOrder(1);
        var inline = new StringTemplateResolver();
        inline.setOrder(2);
        var engine = new SpringTemplateEngine();
        engine.addTemplateResolver(files);
        engine.addTemplateResolver(inline);
        engine.setTemplateEngineMessageSource(SheetFixture.words());
        return engine;
    }
}
