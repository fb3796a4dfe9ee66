package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    @Test
    void forty_full_width_characters_fit_and_the_forty_first_goes_on_the_next_line() {
        assertThat(Columns.wrap("あ".repeat(40))).isEqualTo("あ".repeat(40));
        assertThat(Columns.wrap("あ".repeat(41))).isEqualTo("あ".repeat(40) + "\nあ");
        assertThat(Columns.wrap("a".repeat(81))).isEqualTo("a".repeat(80) + "\na");
        assertThat(Columns.wrap("ｱ".repeat(80))).isEqualTo("ｱ".repeat(80));
    }

    @Test
    void no_line_begins_with_a_closing_mark() {
        assertThat(Columns.wrap("あ".repeat(40) + "。つぎ")).isEqualTo("あ".repeat(39) + "\nあ。つぎ");
        assertThat(Columns.wrap("あ".repeat(40) + "」。つぎ")).isEqualTo("あ".repeat(39) + "\nあ」。つぎ");
    }

    @Test
    void a_line_that_goes_on_is_indented_as_its_first() {
        assertThat(Columns.wrap("　" + "あ".repeat(40))).isEqualTo("　" + "あ".repeat(39) + "\n　あ");
    }

    @Test
    void an_address_is_never_cut() {
        var address = "　https://meguri.example.lg.jp/evaluations/" + "0123456789".repeat(12);
        assertThat(Columns.wrap(address)).isEqualTo(address);
    }

    @Test
    void whatever_the_text_nothing_is_lost_and_no_line_is_too_long() {
        var alphabet = "あ亜𠮷ｱa1。、」（ー　 ";
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            var signs = alphabet.codePoints().toArray();
            for (int at = random.nextInt(300); at > 0; at--) {
                text.appendCodePoint(signs[random.nextInt(signs.length)]);
            }
            var wrapped = Columns.wrap(text.toString());
            assertThat(wrapped.replaceAll("[\\s　]", ""))
                    .as("seed %d", seed)
                    .isEqualTo(text.toString().replaceAll("[\\s　]", ""));
            assertThat(wrapped.lines()).as("seed %d", seed).allSatisfy(line -> assertThat(Columns.cells(line))
                    .isLessThanOrEqualTo(Columns.CELLS + 4));
        }
    }
}
