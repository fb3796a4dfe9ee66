package org.meguri.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.mirror.ItemFigure.Standing;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.Option;
import org.meguri.sheet.Option.Sense;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;

/** What the writer of a sheet is asked to look at before it goes to the chief. */
class MirrorTest {

    private static final String FORM =
            """
            {"id": "sample", "components": [
              {"type": "radio", "key": "grade", "label": "進捗区分", "valuesKey": "grade"},
              {"type": "textarea", "key": "done", "label": "実施状況", "properties": {"carry": "true"}},
              {"type": "radio", "key": "next", "label": "今後の方向性", "valuesKey": "next"}
            ]}
            """;

    private static final List<Option> NEXT = List.of(
            new Option("ア", "継続", "", "good", Sense.CONTINUED), new Option("イ", "完了", "", "none", Sense.FINISHED));

    private static final Sheet SHEET = sheet(
            List.of(
                    new Option("A", "目標達成", "", "good", Sense.FINISHED),
                    new Option("B", "達成間近", "", "good", Sense.NONE),
                    new Option("E", "後退", "", "poor", Sense.NONE)),
            NEXT);

    private final Mirror mirror = new Mirror();

    private static Sheet sheet(List<Option> grades, List<Option> next) {
        return new Sheets().read(FORM, key -> key.equals("grade") ? grades : next);
    }

    @Test
    void an_achieved_aim_is_held_against_an_indicator_behind_its_line() {
        assertThat(keys(answered(Map.of("grade", "A"), figure(Standing.MISSED))))
                .containsExactly("CHECK grade mirror.praised-though-missed");
        assertThat(keys(answered(Map.of("grade", "A"), figure(Standing.MET)))).isEmpty();
        assertThat(keys(answered(Map.of("grade", "A"), figure(Standing.UNKNOWN))))
                .isEmpty();
        assertThat(keys(answered(Map.of("grade", "B"), figure(Standing.MISSED))))
                .as("good, but not achieved")
                .isEmpty();
        assertThat(keys(answered(Map.of("next", "イ"), figure(Standing.MISSED))))
                .as("the direction is no grade")
                .isEmpty();
    }

    @Test
    void where_a_scale_says_nothing_the_good_tone_of_the_grade_counts() {
        var old = sheet(
                List.of(new Option("A", "順調", "", "good", Sense.NONE), new Option("C", "遅れ", "", "poor", Sense.NONE)),
                List.of(new Option("ア", "継続", "", "good", Sense.NONE)));
        assertThat(keys(new Answered(
                        old, Map.of("grade", "A", "next", "ア"), Map.of(), Set.of(), List.of(figure(Standing.MISSED)))))
                .containsExactly("CHECK grade mirror.praised-though-missed");
        assertThat(keys(new Answered(old, Map.of("grade", "C"), Map.of(), Set.of(), List.of(figure(Standing.MISSED)))))
                .isEmpty();
    }

    @Test
    void what_is_finished_does_not_go_on_and_has_not_come_to_a_poor_end() {
        assertThat(keys(answered(Map.of("grade", "A", "next", "ア"))))
                .containsExactly("CHECK next mirror.finished-and-goes-on");
        assertThat(keys(answered(Map.of("grade", "E", "next", "イ"))))
                .containsExactly("CHECK grade mirror.finished-though-poor");
        assertThat(keys(answered(Map.of("grade", "A", "next", "イ")))).isEmpty();
        assertThat(keys(answered(Map.of("grade", "B", "next", "ア")))).isEmpty();
        assertThat(keys(answered(Map.of("grade", "E", "next", "ア")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"利用者は88,251人であった。", "利用者は８８２５１人であった。", "年間利用者数 9,000人。", "昨年の86,950人から88,251人に増えた。"})
    void another_number_than_the_indicators_is_asked_about(String text) {
        assertThat(keys(answered(Map.of("done", text), users()))).containsExactly("CHECK done mirror.other-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "利用者は88,215人であった。",
                "利用者は８８，２１５人であった。",
                "利用者は約8.8万人であった。",
                "利用者は8万人を超えた。",
                "利用者は約90,000人であった。",
                "昨年は86,950人であった。",
                "目標の110,000人には届かない。",
                "運転士を3人増やした。",
                "費用は88,000千円であった。",
                "昨年の86,950人、誤って88,251人とした集計を88,215人に改めた。",
                "数字のない文。"
            })
    void a_number_that_is_the_indicators_or_another_thing_is_left_alone(String text) {
        assertThat(keys(answered(Map.of("done", text), users()))).isEmpty();
    }

    @Test
    void an_indicator_without_a_measure_is_held_only_against_sentences_that_name_it() {
        var figure =
                new ItemFigure("合計特殊出生率", "", new BigDecimal("1.42"), List.of(), Standing.UNKNOWN, "1.42", "/", false);
        assertThat(keys(answered(Map.of("done", "合計特殊出生率は1.24となった。"), figure)))
                .containsExactly("CHECK done mirror.other-number");
        assertThat(keys(answered(Map.of("done", "講座を1回開いた。合計特殊出生率は1.42となった。"), figure)))
                .isEmpty();
        assertThat(keys(answered(Map.of("done", "講座を2回開いた。"), figure))).isEmpty();
    }

    @Test
    void last_years_text_is_asked_about_until_somebody_confirms_it() {
        var text = "コミュニティバスを七路線で運行した。";
        assertThat(keys(copied(text, text, Set.of()))).containsExactly("CHECK done mirror.copied");
        assertThat(keys(copied(text, text, Set.of("done")))).containsExactly("NOTE done mirror.confirmed-unchanged");
        assertThat(keys(copied(text + "一路線を増やした。", text, Set.of()))).isEmpty();
        assertThat(keys(copied(text, "", Set.of()))).isEmpty();
    }

    @Test
    void what_blocks_comes_first_and_the_rest_in_the_order_of_the_sheet() {
        var sheet = new Answered(
                SHEET,
                Map.of("grade", "A", "next", "ア", "done", "利用者は88,251人であった。"),
                Map.of(),
                Set.of(),
                List.of(users(), new ItemFigure("路線数", "", null, List.of(), Standing.UNKNOWN, "", "/", true)));
        var errors = List.of(new FieldError("reply-1", "evaluation.reply-missing", List.of()));
        assertThat(mirror.look(sheet, errors))
                .extracting(finding -> finding.weight() + " " + finding.field() + " " + finding.key())
                .containsExactly(
                        "FIX reply-1 evaluation.reply-missing",
                        "CHECK grade mirror.praised-though-missed",
                        "CHECK done mirror.other-number",
                        "CHECK next mirror.finished-and-goes-on",
                        "NOTE  mirror.figure-missing");
    }

    private List<String> keys(Answered sheet) {
        return mirror.look(sheet, List.of()).stream()
                .map(finding -> finding.weight() + " " + finding.field() + " " + finding.key())
                .toList();
    }

    private static Answered answered(Map<String, String> answers, ItemFigure... figures) {
        return new Answered(SHEET, answers, Map.of(), Set.of(), Arrays.asList(figures));
    }

    private static Answered copied(String now, String before, Set<String> confirmed) {
        return new Answered(SHEET, Map.of("done", now), Map.of("done", before), confirmed, List.of());
    }

    private static ItemFigure figure(Standing standing) {
        return new ItemFigure("年間利用者数", "人", new BigDecimal("88215"), List.of(), standing, "88,215", "/", true);
    }

    private static ItemFigure users() {
        return new ItemFigure(
                "年間利用者数",
                "人",
                new BigDecimal("88215"),
                List.of(new BigDecimal("86950"), new BigDecimal("110000")),
                Standing.MISSED,
                "88,215",
                "/",
                true);
    }

    @Test
    void every_finding_has_its_words() {
        var words = new org.springframework.context.support.ResourceBundleMessageSource();
        words.setBasename("messages/mirror");
        words.setDefaultEncoding("UTF-8");
        var found = mirror.look(
                new Answered(
                        SHEET,
                        Map.of("grade", "A", "next", "ア", "done", "利用者は88,251人であった。"),
                        Map.of("done", "利用者は88,251人であった。"),
                        Set.of(),
                        List.of(users())),
                List.of());
        assertThat(found).hasSize(4).allSatisfy(finding -> assertThat(
                        words.getMessage(finding.key(), finding.arguments().toArray(), java.util.Locale.JAPANESE))
                .contains(SHEET.field(finding.field()).orElseThrow().label())
                .doesNotContain("{"));
    }
}
