package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.evaluation.ConcludeEvaluation.Request;
import org.meguri.system.Refusal;

class ReturnRulesTest {

    @Test
    void the_reason_comes_first_and_concerns_the_whole_sheet() {
        var typed = new LinkedHashMap<String, String>();
        typed.put("status_text", " 件数を\r\n書いてください。 ");
        typed.put("result", "  ");
        assertThat(ReturnRules.requests("根拠が足りません。", typed))
                .containsExactly(new Request(null, "根拠が足りません。"), new Request("status_text", "件数を\n書いてください。"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n\t", "　", "\u200B"})
    void nobody_sends_back_without_saying_why(String blank) {
        assertThatThrownBy(() -> ReturnRules.requests(blank, Map.of("status_text", blank)))
                .asInstanceOf(type(Refusal.class))
                .returns(ReturnRules.UNSAID, Refusal::key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200B"})
    void a_request_on_a_field_says_why_without_a_reason_for_the_whole(String blank) {
        assertThat(ReturnRules.requests(blank, Map.of("status_text", "件数を書いてください。")))
                .containsExactly(new Request("status_text", "件数を書いてください。"));
    }

    @Test
    void a_reason_has_a_thousand_characters_at_most_however_many_bytes_they_take() {
        assertThat(ReturnRules.requests("𠮷".repeat(1000), Map.of())).hasSize(1);
        assertThatThrownBy(() -> ReturnRules.requests("𠮷".repeat(1001), Map.of()))
                .asInstanceOf(type(Refusal.class))
                .returns("sheet.too-long", Refusal::key);
    }

    @Test
    void a_request_on_a_field_is_held_to_the_same_length() {
        assertThatThrownBy(() -> ReturnRules.requests("理由", Map.of("text", "あ".repeat(1001))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void a_wording_goes_with_its_remark_or_alone_and_fits_its_field() {
        assertThat(ReturnRules.requests(
                        "理由",
                        Map.of("result", "段階を。", "status_text", ""),
                        Map.of("status_text", " 四十件。\r\n"),
                        field -> 10))
                .containsExactlyInAnyOrder(
                        new Request(null, "理由"), new Request("result", "段階を。"), new Request("status_text", "", "四十件。"));
        assertThatThrownBy(
                        () -> ReturnRules.requests("理由", Map.of(), Map.of("status_text", "あ".repeat(11)), field -> 10))
                .asInstanceOf(type(Refusal.class))
                .returns("sheet.too-long", Refusal::key);
    }
}
