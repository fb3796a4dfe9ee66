package org.meguri.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {

    @Test
    void a_word_that_was_replaced_is_marked_and_the_sentence_round_it_is_not() {
        assertThat(marks("コミュニティバス７路線の運行を行った。", "コミュニティバス８路線の運行及び予約型乗合交通の実証を行った。"))
                .isEqualTo("コミュニティバス[-７-][+８+]路線の[-運行-][+運行及び予約型乗合交通の実証+]を行った。");
    }

    @Test
    void a_sentence_that_was_put_in_leaves_its_neighbours_alone() {
        assertThat(marks("一つ目の文。三つ目の文。", "一つ目の文。二つ目の文。三つ目の文。")).isEqualTo("一つ目の文。[+二つ目の文。+]三つ目の文。");
    }

    @Test
    void a_sentence_that_was_written_anew_is_shown_as_a_whole() {
        assertThat(marks("祭りを三日間開いた。", "商店街の空き店舗を改修して貸し出した。")).isEqualTo("[-祭りを三日間開いた。-][+商店街の空き店舗を改修して貸し出した。+]");
    }

    @Test
    void a_figure_is_one_word_and_a_character_is_never_cut_in_two() {
        assertThat(marks("利用者は88,215人。", "利用者は98,400人。")).isEqualTo("利用者は[-88,215-][+98,400+]人。");
        assertThat(marks("𠮷野の道。", "吉野の道。")).doesNotContain("\uFFFD").contains("𠮷");
        assertThat(TextDifference.between("𠮷野", "𡈽野").parts())
                .allSatisfy(part -> assertThat(part.text()).doesNotMatch("(?s).*[\\uD800-\\uDBFF]$"));
    }

    @Test
    void the_same_text_is_one_part_and_nothing_is_none() {
        assertThat(TextDifference.between("同じ。", "同じ。").parts())
                .singleElement()
                .satisfies(part -> assertThat(part.kind()).isEqualTo(TextDifference.Kind.SAME));
        assertThat(TextDifference.between("", "").parts()).isEmpty();
        assertThat(TextDifference.between("", "新しい。").parts())
                .singleElement()
                .satisfies(part -> assertThat(part.added()).isTrue());
        assertThat(TextDifference.between("消えた。", "").parts())
                .singleElement()
                .satisfies(part -> assertThat(part.removed()).isTrue());
    }

    @Test
    void two_long_texts_with_nothing_in_common_are_told_apart_in_no_time() {
        var before = "あ１".repeat(4_000);
        var after = "ン2".repeat(4_000);
        var found = Assertions.assertTimeout(Duration.ofSeconds(5), () -> TextDifference.between(before, after));
        assertThat(found.before()).isEqualTo(before);
        assertThat(found.after()).isEqualTo(after);
        assertThat(found.parts()).hasSize(2);
    }

    private static String marks(String before, String after) {
        return TextDifference.between(before, after).parts().stream()
                .map(part -> switch (part.kind()) {
                    case SAME -> part.text();
                    case REMOVED -> "[-" + part.text() + "-]";
                    case ADDED -> "[+" + part.text() + "+]";
                })
                .collect(Collectors.joining());
    }
}
