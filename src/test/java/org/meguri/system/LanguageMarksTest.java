package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class LanguageMarksTest {

    private final TemplateEngine engine = engine();

    @Test
    void what_people_wrote_is_marked_on_an_english_page_and_nothing_else_is() {
        assertThat(english(
                        "<html lang=\"en\"><main><h1>My tasks</h1><p>\n  <b th:text=\"${data}\">x</b></p><td>12</td></main></html>",
                        "求人情報を提供した。"))
                .isEqualTo("<html lang=\"en\"><main><h1>My tasks</h1><p>\n  <b lang=\"ja\">求人情報を提供した。</b></p>"
                        + "<td>12</td></main></html>");
    }

    @Test
    void on_a_japanese_page_nothing_is_marked() {
        var page = "<html lang=\"ja\"><p>わたしの作業</p><p>KPI</p></html>";
        assertThat(engine.process(page, new Context(Locale.JAPANESE))).isEqualTo(page);
    }

    @Test
    void a_name_within_an_english_sentence_is_not_marked_but_a_name_with_its_number_is() {
        assertThat(english("<p th:text=\"${data}\">x</p>", "Evaluation sheet of 入間市総合戦略."))
                .isEqualTo("<p>Evaluation sheet of 入間市総合戦略.</p>");
        assertThat(english("<p th:text=\"${data}\">x</p>", "No.12 求人情報提供事業"))
                .isEqualTo("<p lang=\"ja\">No.12 求人情報提供事業</p>");
    }

    @Test
    void english_words_within_what_is_japanese_are_marked_as_english() {
        assertThat(english(
                        "<div lang=\"ja\"><h3>実施状況</h3><span>Same as last year</span><br><i>3</i></div><p>Back</p>",
                        ""))
                .isEqualTo("<div lang=\"ja\"><h3>実施状況</h3><span lang=\"en\">Same as last year</span><br><i>3</i></div>"
                        + "<p>Back</p>");
        assertThat(english("<a>求人情報<span>: open</span></a>", ""))
                .isEqualTo("<a lang=\"ja\">求人情報<span lang=\"en\">: open</span></a>");
    }

    @Test
    void what_stands_in_boxes_is_marked_too() {
        assertThat(english(
                        "<input type=\"text\" th:value=\"${data}\"><input type=\"hidden\" th:value=\"${data}\">",
                        "商工観光課"))
                .isEqualTo("<input type=\"text\" value=\"商工観光課\" lang=\"ja\"><input type=\"hidden\" value=\"商工観光課\">");
        assertThat(english("<textarea th:text=\"${data}\"></textarea><textarea></textarea>", "バスを運行した。"))
                .isEqualTo("<textarea lang=\"ja\">バスを運行した。</textarea><textarea></textarea>");
    }

    @Test
    void escaped_signs_are_no_letters() {
        assertThat(english("<p th:text=\"${data}\">x</p>", "\"\"\"求人\"\"\"")).startsWith("<p lang=\"ja\">");
    }

    private String english(String page, String data) {
        return engine.process(page, new Context(Locale.ENGLISH, Map.of("data", data)));
    }

    private static TemplateEngine engine() {
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new DataInItsLanguage());
        return engine;
    }
}
