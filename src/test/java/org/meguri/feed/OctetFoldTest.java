package org.meguri.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OctetFoldTest {

    @Test
    void a_line_of_75_octets_stays_whole_and_one_more_is_folded() {
        assertThat(OctetFold.fold("a".repeat(75) + "\r\n")).isEqualTo("a".repeat(75) + "\r\n");
        assertThat(OctetFold.fold("a".repeat(76) + "\r\n")).isEqualTo("a".repeat(75) + "\r\n a\r\n");
    }

    @Test
    void a_character_of_four_octets_is_never_cut() {
        var line = "a".repeat(73) + "𠮷野家";
        assertThat(OctetFold.fold(line + "\r\n")).isEqualTo("a".repeat(73) + "\r\n 𠮷野家\r\n");
    }

    @Test
    void what_was_folded_by_characters_is_folded_anew() {
        var line = "あ".repeat(60);
        assertThat(OctetFold.fold(line.substring(0, 40) + "\r\n " + line.substring(40) + "\r\n"))
                .isEqualTo(OctetFold.fold(line + "\r\n"));
    }

    @Property
    void no_line_is_longer_than_75_octets_and_nothing_is_lost(@ForAll String text) {
        var line = "SUMMARY:" + well(text);
        var folded = OctetFold.fold(line + "\r\n");
        assertThat(folded.split("\r\n")).allSatisfy(one -> assertThat(one.getBytes(StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(75));
        assertThat(folded.replace("\r\n ", "")).isEqualTo(line + "\r\n");
    }

    /** Without line ends and halves of characters, which no text of the house holds. */
    private static String well(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replaceAll("[\r\n]", "");
    }
}
