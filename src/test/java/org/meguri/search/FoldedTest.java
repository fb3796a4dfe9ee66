package org.meguri.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldedTest {

    /** What town halls write, with everything that has two ways of being written. */
    private static final String[] CHARACTERS = {
        "待", "機", "児", "童", "𠮷", "吉", "髙", "高", "﨑", "崎", "ｶﾞ", "ガ", "が", "ｱ", "ア", "あ", "Ａ", "a", "A", "１", "1", "㈱",
        "ー", "－", "‐", "-", " ", "　", "\n", "葛󠄀", "神", "é", "e\u0301", "ﬁ", "。", "・", "％", "%", "ヴ", "ゞ", "ヾ"
    };

    private final Random random = new Random(20260610);

    @Test
    void width_case_kana_and_variants_make_no_difference() {
        for (var same : List.of(
                List.of("ガイドライン", "がいどらいん", "ｶﾞｲﾄﾞﾗｲﾝ", "カ\u3099イト\u3099ライン"),
                List.of("𠮷田", "吉田"),
                List.of("髙﨑市", "高崎市"),
                List.of("ＫＰＩ２", "kpi2", "KPI２"),
                List.of("㈱めぐり", "(株)メグリ"),
                List.of("1-2-3", "１－２－３", "1‐2−3"),
                List.of("待機 児童", "待機　児童", "待機\n児童", "待機児童"),
                List.of("葛󠄀城", "葛城"))) {
            assertThat(same.stream().map(Folded::of).distinct()).as("%s", same).hasSize(1);
        }
        assertThat(Folded.of("データ")).isNotEqualTo(Folded.of("テータ"));
        assertThat(Folded.of("ビル")).isNotEqualTo(Folded.of("ビール"));
        assertThat(Folded.of("堺")).isNotEqualTo(Folded.of("界"));
    }

    @Test
    void to_fold_twice_is_to_fold_once() {
        for (var at = 0; at < 2_000; at++) {
            var text = text(12);
            assertThat(Folded.of(Folded.of(text))).as(text).isEqualTo(Folded.of(text));
        }
    }

    @Test
    void the_width_somebody_types_in_makes_no_difference() {
        for (var at = 0; at < 2_000; at++) {
            var text = text(12);
            assertThat(Folded.of(Normalizer.normalize(text, Normalizer.Form.NFKC)))
                    .as(text)
                    .isEqualTo(Folded.of(text));
        }
    }

    @Test
    void every_part_of_a_text_is_found_in_it_and_marked_where_it_stands() {
        for (var at = 0; at < 2_000; at++) {
            var before = text(6);
            var part = text(5);
            var after = text(6);
            var word = Folded.of(part);
            if (word.isEmpty()) {
                continue;
            }
            var whole = Folded.read(before + part + after);
            var place = whole.text().indexOf(word);
            assertThat(place).as(before + "|" + part + "|" + after).isNotNegative();
            var marked = (before + part + after).substring(whole.start(place), whole.end(place + word.length()));
            assertThat(Folded.of(marked)).as(before + "|" + part + "|" + after).isEqualTo(word);
        }
    }

    @Test
    void what_is_found_is_marked_as_it_is_written() {
        assertThat(Snippet.pieces("市内の𠮷田ｶﾞｰﾄﾞ下の歩道", List.of(Folded.of("吉田ガード"))))
                .containsExactly(
                        new Snippet.Piece("市内の", false),
                        new Snippet.Piece("𠮷田ｶﾞｰﾄﾞ", true),
                        new Snippet.Piece("下の歩道", false));
    }

    @Test
    void a_long_text_is_cut_around_what_is_found_and_never_within_a_character() {
        var text = "𠮷".repeat(100) + "待機児童" + "𠮷".repeat(100);
        var pieces = Snippet.pieces(text, List.of("待機児童"));
        assertThat(pieces.get(0).text()).isEqualTo("…");
        assertThat(pieces).contains(new Snippet.Piece("待機児童", true));
        assertThat(pieces.stream().map(Snippet.Piece::text)).allSatisfy(piece -> assertThat(
                        piece.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
                .as(piece)
                .isTrue());
    }

    @Test
    void words_are_parted_by_white_space_of_any_width() {
        assertThat(Sought.of(" 待機児童　ホイク\t待機児童 ").words()).containsExactly("待機児童", "ほいく");
        assertThat(Sought.of(" 　").isEmpty()).isTrue();
        assertThat(Sought.of("あ い う え お か き く け こ さ し").words()).hasSize(Sought.MOST);
    }

    private String text(int most) {
        var text = new StringBuilder();
        var length = 1 + random.nextInt(most);
        for (var at = 0; at < length; at++) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
