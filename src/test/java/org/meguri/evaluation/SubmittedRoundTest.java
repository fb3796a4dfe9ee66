package org.meguri.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmittedRoundTest {

    @Test
    void the_order_of_the_fields_does_not_matter() {
        var one = new LinkedHashMap<String, String>();
        one.put("a", "1");
        one.put("b", "2");
        var other = new LinkedHashMap<String, String>();
        other.put("b", "2");
        other.put("a", "1");
        assertThat(SubmittedRound.hash(one)).isEqualTo(SubmittedRound.hash(other));
    }

    @Test
    void every_other_text_has_another_hash() {
        var hash = SubmittedRound.hash(Map.of("text", "吉野"));
        assertThat(hash)
                .isNotEqualTo(SubmittedRound.hash(Map.of("text", "𠮷野")))
                .isNotEqualTo(SubmittedRound.hash(Map.of("text", "吉野 ")))
                .isNotEqualTo(SubmittedRound.hash(Map.of("other", "吉野")))
                .isNotEqualTo(SubmittedRound.hash(Map.of("text", "吉野", "more", "")))
                .isNotEqualTo(SubmittedRound.hash(Map.of()));
    }

    @Test
    void text_that_moves_from_one_field_to_the_next_is_another_text() {
        assertThat(SubmittedRound.hash(Map.of("a", "xb", "c", "")))
                .isNotEqualTo(SubmittedRound.hash(Map.of("a", "x", "bc", "")));
        assertThat(SubmittedRound.hash(Map.of("a", "12", "b", "3")))
                .isNotEqualTo(SubmittedRound.hash(Map.of("a", "1", "b", "23")));
        assertThat(SubmittedRound.hash(Map.of("a", "1:b1:2")))
                .isNotEqualTo(SubmittedRound.hash(Map.of("a", "1", "b", "2")));
    }

    /** Decisions of past years are bound to these values: {@code printf '%s' '1:a1:x' '2:bb3:' 'あいう' | sha256sum}. */
    @Test
    void the_hash_stays_what_it_is() {
        assertThat(SubmittedRound.hash(Map.of("bb", "あいう", "a", "x")))
                .isEqualTo("6a3d13554717cdceeee64d19b1ca129d3c5a87b465d036f4860d035e23ed4ace");
        assertThat(SubmittedRound.hash(Map.of()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
