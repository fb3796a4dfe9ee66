package org.meguri.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** How much of a text is last year's: what holds of the formula whatever is written. */
class UnchangedShareTest {

    @Example
    void the_share_is_the_part_of_this_years_characters_that_stand_in_last_years_text() {
        var before = "コミュニティバス七路線を運行した。";
        assertThat(UnchangedShare.of("コミュニティバス八路線を運行した。", before)).isEqualTo(94);
        assertThat(UnchangedShare.of("コミュニティバス七路線を運行した。利用は百人。", before)).isEqualTo(74);
        assertThat(UnchangedShare.of("予約型の乗合を始めた。", before)).isZero();
        assertThat(UnchangedShare.of("実施した。", "計画どおり実施した。")).isEqualTo(100);
        assertThat(UnchangedShare.of("なし", "なし")).isEqualTo(100);
        assertThat(UnchangedShare.of("なし", "とくになし")).isZero();
        assertThat(UnchangedShare.of("", before)).isZero();
        assertThat(UnchangedShare.of(before, "")).isZero();
    }

    @Property(tries = 1_000)
    void a_share_is_between_nothing_and_all(@ForAll("texts") String now, @ForAll("texts") String before) {
        assertThat(UnchangedShare.of(now, before)).isBetween(0, 100);
    }

    @Property(tries = 1_000)
    void a_text_is_wholly_the_same_as_itself(@ForAll("texts") String text) {
        Assume.that(!FreeText.blank(text));
        assertThat(UnchangedShare.of(text, text)).isEqualTo(100);
    }

    @Property(tries = 1_000)
    void white_space_changes_nothing(@ForAll("texts") String now, @ForAll("texts") String before) {
        var spread = String.join(
                "　\n ", now.codePoints().mapToObj(Character::toString).toList());
        assertThat(UnchangedShare.of(spread, before)).isEqualTo(UnchangedShare.of(now, before));
    }

    @Property(tries = 1_000)
    void two_sentences_of_last_year_in_another_order_are_nearly_all_the_same(
            @ForAll("sentences") String one, @ForAll("sentences") String other) {
        assertThat(UnchangedShare.of(other + one, one + other)).isEqualTo(100);
    }

    @Property(tries = 1_000)
    void foreign_words_put_before_a_text_lower_its_share_by_just_their_length(
            @ForAll("sentences") String text, @ForAll @IntRange(min = 1, max = 60) int foreign) {
        int length = text.codePointCount(0, text.length());
        var share = UnchangedShare.of("☆".repeat(foreign) + text, text);
        int expected = (int) Math.round(100.0 * length / (length + foreign));
        assertThat(share).isEqualTo(Math.max(1, Math.min(99, expected)));
    }

    @Property(tries = 1_000)
    void more_of_last_years_text_never_lowers_the_share(
            @ForAll("texts") String now, @ForAll("texts") String before, @ForAll("texts") String more) {
        Assume.that(!FreeText.blank(before));
        // Equal texts shorter than a run are a case of their own.
        Assume.that(now.codePoints().filter(letter -> letter > ' ').count() >= UnchangedShare.RUN);
        assertThat(UnchangedShare.of(now, before + more)).isGreaterThanOrEqualTo(UnchangedShare.of(now, before));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("事業を実施した。 \n𠮷5").ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.strings()
                .withChars("事業を実施した")
                .ofMinLength(5)
                .ofMaxLength(30)
                .map(text -> text + "。");
    }
}
