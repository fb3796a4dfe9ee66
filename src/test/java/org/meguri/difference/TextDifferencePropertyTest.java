package org.meguri.difference;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of a difference whatever the texts are. */
class TextDifferencePropertyTest {

    @Property(tries = 1_500)
    void both_texts_come_back_character_for_character(@ForAll("texts") String before, @ForAll("texts") String after) {
        var found = TextDifference.between(before, after);
        assertThat(found.before()).isEqualTo(before);
        assertThat(found.after()).isEqualTo(after);
        assertThat(found.changed()).isEqualTo(!before.equals(after));
    }

    @Property
    void neighbours_are_of_different_kinds_and_none_is_empty(
            @ForAll("texts") String before, @ForAll("texts") String after) {
        var parts = TextDifference.between(before, after).parts();
        for (int at = 0; at < parts.size(); at++) {
            assertThat(parts.get(at).text()).isNotEmpty();
            if (at > 0) {
                assertThat(parts.get(at).kind()).isNotEqualTo(parts.get(at - 1).kind());
            }
        }
    }

    @Property
    void lengths_add_up(@ForAll("texts") String before, @ForAll("texts") String after) {
        var found = TextDifference.between(before, after);
        assertThat(found.wholeLength()).isEqualTo(length(before) + length(after));
        assertThat(found.changedLength()).isBetween(0, found.wholeLength());
    }

    /** Sentences out of few pieces, so that much is alike; and whatever characters there are. */
    @Provide
    Arbitrary<String> texts() {
        var pieces = Arbitraries.of(
                        "道路",
                        "を",
                        "直した",
                        "。",
                        "\n",
                        "８",
                        "88,215",
                        "人",
                        "𠮷",
                        "葛\uDB40\uDD00",
                        "・",
                        "コミュニティバス",
                        " ",
                        "が、",
                        "だった")
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
        var anything = Arbitraries.strings().excludeChars('\uFFFF').ofMaxLength(60);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, pieces), net.jqwik.api.Tuple.of(1, anything));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
