package org.meguri.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSourceResolvable;

class FreeTextTest {

    /** Half a character: what is left of 𠮷 when a system cuts between UTF-16 units. */
    private static final String HALF = "\uD842";

    @Test
    void line_breaks_of_every_system_become_one() {
        assertThat(FreeText.normalise("一\r\n二\r三\n四\u2028五\u2029六")).isEqualTo("一\n二\n三\n四\n五\n六");
    }

    @Test
    void space_around_a_text_goes_and_space_within_stays() {
        assertThat(FreeText.normalise(" 　\n\t\u00A0市民　と\u00A0行政\n\n　続き　\r\n")).isEqualTo("市民　と\u00A0行政\n\n　続き");
        assertThat(FreeText.normalise("　 \n")).isEmpty();
        assertThat(FreeText.normalise(null)).isEmpty();
    }

    @Test
    void kana_typed_in_two_parts_are_put_together() {
        assertThat(FreeText.normalise("か\u3099くえん")).isEqualTo("がくえん");
        assertThat(FreeText.normalise("ハ\u309Aン")).isEqualTo("パン");
    }

    @Test
    void the_characters_of_a_name_are_never_replaced_by_their_look_alikes() {
        var name = "神\uFA19 福\uFA1B 館\uFA2C 﨑 \u212B か";
        assertThat(Normalizer.normalize(name, Normalizer.Form.NFC)).isNotEqualTo(name);
        assertThat(FreeText.normalise(name)).isEqualTo(name);
        assertThat(FreeText.normalise("\uFA19か\u3099\uFA1Bは\u309A")).isEqualTo("\uFA19が\uFA1Bぱ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "㈱ ㌔ ⑪ ｶﾞ ＡＢＣ１２３",
                "𠮷野家 𩸽 𠀋",
                "葛\uDB40\uDD00飾",
                "👨\u200D👩\u200D👧 🇯🇵 👍🏽",
                "ゼロ幅\u200Bスペース",
                "“引用” soft\u00ADhyphen",
                "\u202E逆\u202C",
                "・1行目\n\t・2行目\n\t\t・3行目",
                "<script>alert(1)</script>",
                "${7*7} #{x} *{y} [[z]] __${7*7}__::.x {{7*7}}",
                "=cmd|'/c calc'!A0",
                "' or 1=1 --",
                "齋齊斎斉 邊邉辺 々〆ヶ"
            })
    void what_people_type_is_kept_as_it_is(String text) {
        assertThat(FreeText.normalise(text)).isEqualTo(text);
        assertThat(FreeText.check("意見", text, true, 1000)).isEmpty();
        assertThat(FreeText.accept("意見", text, true, 1000)).isEqualTo(text);
    }

    @Test
    void length_counts_what_a_person_sees_as_one() {
        assertThat(FreeText.length("𠮷野家")).isEqualTo(3);
        assertThat(FreeText.length("葛\uDB40\uDD00飾")).isEqualTo(2);
        assertThat(FreeText.length("辻\uFE00")).isEqualTo(1);
        assertThat(FreeText.length(FreeText.normalise("一\r\n二"))).isEqualTo(3);
    }

    @Test
    void a_text_of_nothing_but_selectors_has_a_length() {
        var selectors = "\uDB40\uDD00".repeat(5_000);
        assertThat(FreeText.length(selectors)).isEqualTo(5_000);
        assertThat(FreeText.length("葛" + selectors)).isEqualTo(5_000);
        assertThat(FreeText.length("\n" + selectors)).isEqualTo(5_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"あ", "𠮷", "葛\uDB40\uDD00", "か\u3099", "\r\n"})
    void the_limit_holds_exactly(String character) {
        var framed = "始" + character.repeat(398) + "終";
        assertThat(FreeText.check("実施状況", framed, true, 400)).isEmpty();
        assertThat(FreeText.check("実施状況", framed + "余", true, 400))
                .contains(new FieldError("", "sheet.too-long", List.of("実施状況", 400, 401)));
    }

    @Test
    void a_required_text_needs_something_to_see() {
        var missing = new FieldError("reason", "sheet.required", List.of("理由"));
        for (var nothing : List.of("", "　", "\n\n", "\u00A0", "\u200B\u200B", "\uFEFF", "\u3164", "\u2800")) {
            assertThat(FreeText.check("reason", "理由", nothing, true, 100)).contains(missing);
            assertThat(FreeText.check("reason", "理由", nothing, false, 100)).isEmpty();
        }
        assertThat(FreeText.check("reason", "理由", null, true, 100)).contains(missing);
    }

    @Test
    void a_private_character_is_refused_with_its_place() {
        assertThat(FreeText.check("理由", "一行目\n二\uE000行目", true, 100))
                .contains(new FieldError("", "sheet.private-use", List.of("理由", 2, 2, "U+E000")));
        assertThat(FreeText.check("理由", "\uDB80\uDC00", false, 100))
                .contains(new FieldError("", "sheet.private-use", List.of("理由", 1, 1, "U+F0000")));
    }

    @Test
    void the_place_is_counted_as_the_reader_counts() {
        assertThat(FreeText.check("理由", "葛\uDB40\uDD00𠮷\uF8FF", true, 100))
                .contains(new FieldError("", "sheet.private-use", List.of("理由", 1, 3, "U+F8FF")));
    }

    @Test
    void every_control_character_but_tab_and_line_feed_is_refused() {
        for (int c = 0; c < 0xA0; c++) {
            boolean control = c < 0x20 || c >= 0x7F;
            boolean allowed = !control || c == '\t' || c == '\n' || c == '\r';
            assertThat(FreeText.check("理由", "前" + (char) c + "後", true, 100).isEmpty())
                    .as("U+%04X", c)
                    .isEqualTo(allowed);
        }
        assertThat(FreeText.check("理由", "\u0000前", true, 100).map(FieldError::key))
                .contains("sheet.control");
        assertThat(FreeText.check("理由", "\u001F", true, 100).map(FieldError::key))
                .contains("sheet.control");
        assertThat(FreeText.check("理由", "前\uFFFE", true, 100).map(FieldError::key))
                .contains("sheet.control");
    }

    @Test
    void half_a_character_is_refused() {
        assertThat(FreeText.check("理由", "前" + HALF + "後", true, 100))
                .contains(new FieldError("", "sheet.damaged", List.of("理由", 1, 2, "U+D842")));
        assertThat(FreeText.check("理由", "\uDFB7", true, 100).map(FieldError::key))
                .contains("sheet.damaged");
    }

    @Test
    void a_text_that_is_not_accepted_is_refused_in_the_same_words() {
        assertThatThrownBy(() -> FreeText.accept("理由", " ", true, 100))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("sheet.required");
                    assertThat(refusal.arguments())
                            .singleElement()
                            .isInstanceOfSatisfying(MessageSourceResolvable.class, label -> assertThat(label.getCodes())
                                    .containsExactly("理由"));
                });
    }

    @Test
    void normalising_twice_changes_nothing_and_what_is_stored_passes_again() {
        var pieces = List.of(
                "あ",
                "か",
                "\u3099",
                "\u309A",
                "ハ",
                "\r",
                "\n",
                "\r\n",
                " ",
                "　",
                "\u00A0",
                "\t",
                "\u2028",
                "𠮷",
                HALF,
                "\uDFB7",
                "\uDB40\uDD00",
                "\uFE0F",
                "\u200B",
                "\u200D",
                "👩",
                "\uE000",
                "\u0000",
                "\u0085",
                "\uFA19",
                "\u212B",
                "e\u0301",
                "\u0301",
                "각",
                "\u1100\u1161",
                "<script>",
                "${x}",
                "\u202E",
                "\uFFFF");
        var random = new Random(20_261_122);
        for (int i = 0; i < 20_000; i++) {
            var typed = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                typed.append(pieces.get(random.nextInt(pieces.size())));
            }
            var once = FreeText.normalise(typed.toString());
            assertThat(FreeText.normalise(once)).isEqualTo(once);
            assertThat(once).doesNotContain("\r", "\u2028", "\u2029");
            assertThat(FreeText.check("理由", once, true, 12))
                    .isEqualTo(FreeText.check("理由", typed.toString(), true, 12));
            boolean refused = FreeText.check("理由", once, false, 100).isPresent();
            boolean forbidden = once.codePoints()
                    .anyMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                            || Character.getType(c) == Character.PRIVATE_USE
                            || Character.getType(c) == Character.SURROGATE
                            || (c & 0xFFFE) == 0xFFFE);
            assertThat(refused).isEqualTo(forbidden);
        }
    }

    @Test
    void a_megabyte_is_answered_at_once() {
        var huge = "か\u3099".repeat(500_000);
        assertThat(FreeText.check("理由", huge, true, 1000))
                .contains(new FieldError("", "sheet.too-long", List.of("理由", 1000, 500_000)));
    }
}
