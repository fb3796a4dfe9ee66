package org.meguri.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.sheet.SheetFixture.say;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    private final Sheet sheet = SheetFixture.sheet();
    private final Map<String, String> complete = Map.of("progress", "A", "status_text", "７路線を運行した。", "sure", "true");

    @Test
    void a_complete_sheet_has_nothing_to_object() {
        assertThat(sheet.check(sheet.normalise(complete))).isEmpty();
    }

    @Test
    void a_draft_may_be_empty_and_a_submission_names_all_that_is_missing() {
        assertThat(sheet.checkDraft(Map.of())).isEmpty();
        assertThat(said(sheet.check(Map.of())))
                .containsExactly("進捗区分を選んでください。", "実施状況（自由記述）を入力してください。", "「数値を確かめました」を確かめて、チェックを付けてください。");
    }

    @Test
    void normalising_keeps_the_order_of_the_sheet_and_drops_what_is_not_in_it() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("sure", "on");
        typed.put("state", "CONFIRMED");
        typed.put("users", "１，２３４．５");
        typed.put("place", "  ");
        typed.put("status_text", " 一\r\n二 ");
        typed.put("progress", "Ａ");
        assertThat(sheet.normalise(typed).entrySet())
                .containsExactly(
                        Map.entry("progress", "A"),
                        Map.entry("status_text", "一\n二"),
                        Map.entry("users", "1234.5"),
                        Map.entry("sure", "true"));
    }

    @Test
    void missing_values_count_as_empty() {
        var typed = new HashMap<String, String>();
        typed.put("place", null);
        assertThat(sheet.normalise(typed)).isEmpty();
    }

    @Test
    void a_long_text_is_told_its_length_in_a_draft_too() {
        var values = Map.of("status_text", "あ".repeat(19) + "𠮷葛\uDB40\uDD00");
        assertThat(said(sheet.checkDraft(values))).containsExactly("実施状況（自由記述）は20字以内で入力してください（いま21字）。");
        assertThat(sheet.checkDraft(Map.of("status_text", "あ".repeat(19) + "葛\uDB40\uDD00")))
                .isEmpty();
    }

    @Test
    void a_short_text_is_told_when_it_is_handed_in_and_not_before() {
        var values = new HashMap<>(complete);
        values.put("status_text", "未定。");
        assertThat(sheet.checkDraft(values)).isEmpty();
        assertThat(said(sheet.check(values))).containsExactly("実施状況（自由記述）は5字以上で入力してください（いま3字）。");
    }

    @Test
    void only_the_choices_of_the_form_are_taken() {
        for (var wrong : List.of("D", "a", "AA", "", "<script>", "A B")) {
            var values = Map.of("progress", wrong, "verdict", wrong, "future", wrong);
            assertThat(sheet.checkDraft(values))
                    .extracting(FieldError::key)
                    .hasSize(wrong.isEmpty() ? 0 : 3)
                    .containsOnly(wrong.isEmpty() ? new String[0] : new String[] {"sheet.choice"});
        }
        assertThat(said(sheet.checkDraft(Map.of("progress", "D")))).containsExactly("進捗区分は選択肢の中から選んでください。");
    }

    @Test
    void a_value_off_a_scale_that_keeps_others_stays_and_is_marked() {
        var lenient = new Sheets().read(SheetFixture.FORM, new Choices() {
            @Override
            public List<Option> of(String valuesKey) {
                return SheetFixture.CHOICES.of(valuesKey);
            }

            @Override
            public boolean others(String valuesKey) {
                return valuesKey.equals("future");
            }
        });
        var future = lenient.fields().stream()
                .filter(field -> field.key().equals("future"))
                .findFirst()
                .orElseThrow();
        assertThat(future.offScale("ア イ")).isTrue();
        assertThat(future.offScale("ア")).isFalse();
        assertThat(future.offScale("")).isFalse();
        assertThat(future.offScale("ア".repeat(21))).isFalse();
        assertThat(future.offScale("ア\nイ")).isFalse();
        var typed = new HashMap<>(complete);
        typed.put("future", "ア イ");
        assertThat(lenient.check(lenient.normalise(typed))).isEmpty();
        typed.put("progress", "A B");
        assertThat(lenient.check(lenient.normalise(typed))).hasSize(1);
    }

    @Test
    void a_code_in_the_other_width_means_the_same_choice() {
        assertThat(sheet.normalise(Map.of("progress", "Ｂ", "future", "ｲ")))
                .isEqualTo(Map.of("progress", "B", "future", "イ"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "007|7",
                "12.50|12.50",
                "１２．５|12.5",
                "1,000|1000",
                "１，０００|1000",
                "△5|-5",
                "▲ 5|-5",
                "(5)|-5",
                "（５）|-5",
                "−5|-5",
                "－５|-5",
                "ー5|-5",
                "‐5|-5",
                "+5|5",
                "-0|0",
            })
    void numbers_are_read_as_town_halls_write_them(String typed, String stored) {
        var values = sheet.normalise(Map.of("users", typed));
        assertThat(values).isEqualTo(Map.of("users", stored));
        assertThat(sheet.checkDraft(values)).isEmpty();
        assertThat(sheet.checkDraft(Map.of("users", typed))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,23",
                "1.234,5",
                "12.5％",
                "5割",
                "1.2億円",
                "3千円",
                "約100",
                "100人",
                "1/3",
                "NaN",
                "Infinity",
                "1e3",
                "1e309",
                "10²",
                "½",
                "①",
                "٣",
                "-",
                "ー",
                "△",
                "()",
                "--5",
                "5-",
                "1 000",
                "0x10",
                "1.",
                ".5",
                "未定",
                "=1+1",
                "12345678901234567890123456789012345678901"
            })
    void what_is_no_plain_number_is_refused_and_stays_as_typed(String typed) {
        assertThat(sheet.normalise(Map.of("users", typed))).isEqualTo(Map.of("users", typed));
        assertThat(said(sheet.checkDraft(Map.of("users", typed))))
                .containsExactly("利用者数は数字だけで入力してください（例：1234.5、マイナスは△12）。単位や「約」は不要です。");
    }

    @Test
    void the_range_of_a_number_holds_exactly() {
        assertThat(sheet.checkDraft(Map.of("users", "1000.50"))).isEmpty();
        assertThat(sheet.checkDraft(Map.of("users", "△10"))).isEmpty();
        assertThat(said(sheet.checkDraft(Map.of("users", "1000.51"))))
                .containsExactly("利用者数は-10以上1000.5以下の数を入力してください。");
        assertThat(said(sheet.checkDraft(Map.of("users", "△11")))).containsExactly("利用者数は-10以上1000.5以下の数を入力してください。");
    }

    @Test
    void a_range_open_to_one_side_names_that_side() {
        var open = new Sheets()
                .read(
                        """
                        {"id": "x", "components": [
                          {"type": "number", "key": "a", "label": "回数", "validate": {"min": 0}},
                          {"type": "number", "key": "b", "label": "率", "validate": {"max": 100}}]}
                        """,
                        Choices.NONE);
        assertThat(said(open.check(Map.of("a", "△1", "b", "100.1"))))
                .containsExactly("回数は0以上の数を入力してください。", "率は100以下の数を入力してください。");
        assertThat(open.check(Map.of("a", "999999999999", "b", "△5"))).isEmpty();
    }

    @Test
    void one_line_stays_one_line() {
        assertThat(said(sheet.checkDraft(Map.of("place", "市役所\r\nBcc: x"))))
                .containsExactly("場所は1行で入力してください（4文字目に改行またはタブがあります）。");
    }

    @Test
    void a_checkbox_is_ticked_or_not() {
        assertThat(sheet.checkDraft(Map.of("sure", "true"))).isEmpty();
        assertThat(sheet.checkDraft(Map.of("sure", "false"))).isEmpty();
        assertThat(sheet.checkDraft(Map.of("sure", "maybe")))
                .extracting(FieldError::key)
                .containsExactly("sheet.tick");
        assertThat(sheet.check(Map.of("progress", "A", "status_text", "７路線を運行", "sure", "false")))
                .extracting(FieldError::key)
                .containsExactly("sheet.required.tick");
    }

    @Test
    void forbidden_characters_are_named_with_their_place() {
        assertThat(said(sheet.checkDraft(Map.of("status_text", "一行目\n二\uE000", "place", "\u0007市"))))
                .containsExactly(
                        "実施状況（自由記述）の2行目2文字目に外字（U+E000）があります。ほかの端末では読めないため、別の文字かひらがなに直してください。",
                        "場所の1行目1文字目に目に見えない制御文字（U+0007）があります。その前後を消して入力し直してください。");
    }

    @Test
    void a_text_without_a_limit_of_its_own_has_the_house_s() {
        var free = new Sheets()
                .read(
                        "{\"id\":\"x\",\"components\":[{\"type\":\"textarea\",\"key\":\"t\",\"label\":\"本文\"}]}",
                        Choices.NONE);
        assertThat(free.check(Map.of("t", "あ".repeat(FreeText.CEILING)))).isEmpty();
        assertThat(said(free.check(Map.of("t", "あ".repeat(FreeText.CEILING + 1)))))
                .containsExactly("本文は8000字以内で入力してください（いま8001字）。");
    }

    @Test
    void an_answer_is_shown_with_its_code_only_when_people_know_the_code() {
        assertThat(sheet.field("progress").orElseThrow().display("A")).isEqualTo("A 目標を達成");
        assertThat(sheet.field("verdict").orElseThrow().display("APPROVED")).isEqualTo("承認する");
        assertThat(sheet.field("progress").orElseThrow().display("Z")).isEqualTo("Z");
        assertThat(sheet.field("progress").orElseThrow().display(null)).isEmpty();
    }

    @Test
    void hostile_input_is_never_an_exception_and_never_altered_in_silence() {
        var pieces = List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${7*7}",
                "#{7*7}",
                "__${7*7}__::.x",
                "{0}",
                "{",
                "'",
                "%s",
                "\u0000",
                "\uE000",
                "𠮷",
                "葛\uDB40\uDD00",
                "👨\u200D👩\u200D👧",
                "\r\n",
                "\uD842",
                "１２",
                ",",
                "△",
                "A",
                "true",
                "=1+1",
                " ",
                "　",
                "\u202E",
                "e\u0301");
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var typed = new HashMap<String, String>();
            for (var field : sheet.fields()) {
                var text = new StringBuilder();
                for (int n = random.nextInt(5); n > 0; n--) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
                typed.put(field.key(), text.toString());
            }
            var values = sheet.normalise(typed);
            assertThat(sheet.normalise(values)).isEqualTo(values);
            assertThat(sheet.check(typed)).isEqualTo(sheet.check(values));
            assertThat(sheet.check(values)).containsAll(sheet.checkDraft(values));
            for (var error : sheet.check(values)) {
                assertThat(say(error.key(), error.arguments().toArray())).doesNotContain("{", "script");
            }
            assertThat(values.getOrDefault("status_text", "")).isEqualTo(FreeText.normalise(typed.get("status_text")));
        }
    }

    private static List<String> said(List<FieldError> errors) {
        return errors.stream()
                .map(error -> say(error.key(), error.arguments().toArray()))
                .toList();
    }
}
