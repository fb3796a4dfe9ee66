package org.meguri.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𠮷野家の𩸽",
                "①⑳㈱㈲㍻㍼№℡Ⅲⅲ",
                "葛\uDB40\uDD00城市",
                "髙﨑神福\uFA10",
                "～〜−－―—",
                "ｱｲｳﾞﾟ｡｢｣､･",
                "一行目\n二行目\t終わり　と空白\u00A0",
                "か\u3099",
                "見え\u200Bない\uFEFF"
            })
    void what_names_and_letters_of_a_town_are_written_with_can_be_printed(String text) {
        assertThat(Glyphs.missing(text)).isEmpty();
    }

    @Test
    void what_no_font_has_is_named_once_in_the_order_of_the_text() {
        assertThat(Glyphs.missing("外字\uE000と👨‍👩‍👧と\uE000と\uD83D\uDC68\u0007"))
                .isEqualTo(List.of("\uE000", "👨", "👩", "👧", "\u0007"));
    }

    @Test
    void paper_has_no_selectors_but_keeps_the_letters_that_only_look_alike() {
        assertThat(Glyphs.printed("葛\uDB40\uDD00城・か\u3099・\uFA19・\uFA10")).isEqualTo("葛城・が・\uFA19・\uFA10");
    }
}
