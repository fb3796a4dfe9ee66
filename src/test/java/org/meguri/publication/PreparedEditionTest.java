package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.meguri.system.Refusal;

class PreparedEditionTest {

    @Test
    void rows_follow_the_plan_whatever_the_order_they_come_in() {
        var first = PublicationFixture.item(1, "1", "あ", "一章");
        var second = PublicationFixture.item(2, "2", "い", "二章");
        var edition = edition(PublicationFixture.source(
                List.of(second, first),
                Map.of(first.id(), Map.of("progress", "A"), second.id(), Map.of("progress", "B")),
                Set.of()));
        assertThat(edition.rows()).extracting(EditionContent.Row::seq).containsExactly(1, 2);
        assertThat(edition.heading(edition.rows().get(1))).isEqualTo("No.2 い");
    }

    @Test
    void what_citizens_do_not_read_is_not_in_the_edition_at_all() {
        var item = PublicationFixture.item(1, "1", "あ", "一章");
        var edition = edition(PublicationFixture.source(
                List.of(item), Map.of(item.id(), Map.of("progress", "A", "memo", "庁内限り")), Set.of()));
        assertThat(edition.columns())
                .extracting(EditionContent.Column::name)
                .containsExactly("no", "chapter", "name", "progress", "status_text", "units");
        assertThat(EditionJson.canonical(edition)).doesNotContain("庁内限り").doesNotContain("内部メモ");
    }

    @Test
    void a_missing_sheet_is_named_and_its_draft_is_not_shown() {
        var written = PublicationFixture.item(1, "1", "あ", "一章");
        var missing = PublicationFixture.item(2, null, "い", "一章");
        var edition = edition(PublicationFixture.source(
                List.of(written, missing),
                Map.of(
                        written.id(), Map.of("progress", "A"),
                        missing.id(), Map.of("progress", "B", "status_text", "書きかけ")),
                Set.of(missing.id())));
        assertThat(edition.missing()).containsExactly(new EditionContent.Missing(2, "い", List.of("企画課")));
        assertThat(EditionJson.canonical(edition)).doesNotContain("書きかけ");
        assertThat(edition.lacks(edition.rows().get(1))).isTrue();
        assertThat(edition.tallies().get(0).total()).isEqualTo(1);
        assertThat(edition.tallies().get(0).unanswered()).isEqualTo(1);
        assertThat(edition.tallies().get(0).counts().get(0).percent()).isEqualTo(new BigDecimal("100.00"));
    }

    @Test
    void an_item_that_is_neither_confirmed_nor_missing_stops_the_edition() {
        var item = PublicationFixture.item(1, "1", "あ", "一章");
        assertThatThrownBy(() -> edition(PublicationFixture.source(List.of(item), Map.of(), Set.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void line_ends_become_one_kind() {
        assertThat(text("一\r\n二\r三\n四")).isEqualTo("一\n二\n三\n四");
    }

    @Test
    void a_text_that_no_cell_could_hold_is_refused_by_name() {
        assertThat(text("あ".repeat(PreparedEdition.LONGEST_CELL))).hasSize(PreparedEdition.LONGEST_CELL);
        assertThatThrownBy(() -> text("あ".repeat(PreparedEdition.LONGEST_CELL + 1)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("publication.too-long");
                    assertThat(refusal.arguments()).containsExactly("No.1 道路の補修", "実施状況", 32_768, 32_767);
                });
    }

    @Test
    void a_character_that_cannot_be_printed_is_refused_by_name() {
        for (var bad : List.of("\u0000", "\u000B", "\uFFFF", "\uD842", "\uDBFF\uDFFF")) {
            assertThatThrownBy(() -> text("a" + bad))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("publication.unprintable"));
        }
        assertThat(text("𠮷\t葛󠄀")).isEqualTo("𠮷\t葛󠄀");
    }

    @Test
    void an_answer_that_is_no_choice_of_its_scale_is_refused() {
        var item = PublicationFixture.item(1, "1", "あ", "一章");
        assertThatThrownBy(() -> edition(
                        PublicationFixture.source(List.of(item), Map.of(item.id(), Map.of("progress", "Z")), Set.of())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("publication.unknown-choice"));
    }

    @Test
    void a_value_off_the_scale_is_counted_after_the_choices_where_the_plan_keeps_it() {
        var first = PublicationFixture.item(1, "1", "あ", "一章");
        var second = PublicationFixture.item(2, "2", "い", "一章");
        var edition = edition(PublicationFixture.lenient(
                List.of(first, second),
                Map.of(first.id(), Map.of("progress", "A"), second.id(), Map.of("progress", "A B"))));
        assertThat(edition.tallies().get(0).counts())
                .extracting(EditionContent.Count::code, EditionContent.Count::label, EditionContent.Count::count)
                .containsExactly(
                        Tuple.tuple("A", "区分A", 1),
                        Tuple.tuple("B", "区分B", 0),
                        Tuple.tuple("C", "区分C", 0),
                        Tuple.tuple("A B", "区分にない値", 1));
        assertThat(edition.tallies().get(0).total()).isEqualTo(2);
    }

    @Test
    void a_group_that_is_counted_apart_is_in_no_other_tally() {
        var main = PublicationFixture.item(1, "1", "あ", "一章");
        var apart = PublicationFixture.item(2, "2", "い", "付録");
        var edition = edition(PublicationFixture.lenient(
                List.of(main, apart), Map.of(main.id(), Map.of("progress", "A"), apart.id(), Map.of("progress", "B"))));
        assertThat(edition.tallies())
                .extracting(EditionContent.Tally::level, EditionContent.Tally::total)
                .containsExactly(Tuple.tuple(null, 1), Tuple.tuple("一章", 1), Tuple.tuple("別に数えるもの", 1));
        assertThat(edition.note()).isEqualTo("※1　付録は別に数える。");
    }

    @Test
    void percents_have_two_decimals_and_are_rounded_half_up() {
        assertThat(Tallying.percent(8, 60)).isEqualTo(new BigDecimal("13.33"));
        assertThat(Tallying.percent(28, 60)).isEqualTo(new BigDecimal("46.67"));
        assertThat(Tallying.percent(24, 60)).isEqualTo(new BigDecimal("40.00"));
        assertThat(Tallying.percent(1, 800)).isEqualTo(new BigDecimal("0.13"));
        assertThat(Tallying.percent(0, 0)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void a_changed_letter_breaks_the_seal() {
        var one = EditionJson.canonical(PublicationFixture.saying("はい"));
        var other = EditionJson.canonical(PublicationFixture.saying("はい。"));
        assertThat(Seal.of(one)).isEqualTo(Seal.of(EditionJson.canonical(EditionJson.read(one))));
        assertThat(Seal.of(one)).isNotEqualTo(Seal.of(other));
        assertThat(Seal.of("").value()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String text(String text) {
        var edition = PublicationFixture.saying(text);
        return edition.rows().get(0).cells().get(4);
    }

    private static EditionContent edition(EditionSource source) {
        return PreparedEdition.of(source, 1, PublicationFixture.PUBLISHED);
    }
}
