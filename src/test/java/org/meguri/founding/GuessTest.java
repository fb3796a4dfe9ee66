package org.meguri.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.Needs;
import org.meguri.founding.Mapping.MappedChoice;
import org.meguri.founding.Mapping.MappedColumn;
import org.meguri.intake.RawTable;
import org.meguri.intake.Upload;

class GuessTest {

    private static final List<String> TOWN = List.of("企画課", "商工観光課", "農業振興課");

    @Test
    void a_printed_table_with_two_rows_of_headings_and_merged_cells_is_understood() {
        var file = new Upload("一覧.xlsx", SixthPlan.workbook());
        assertThat(RawTable.sheets(file)).containsExactly("使い方", "一覧");
        var mapping = new Guess(RawTable.read(file, "一覧"), TOWN).mapping("一覧", "事務事業の評価");

        assertThat(mapping.firstRow()).isEqualTo(2);
        assertThat(mapping.headerRows()).isEqualTo(2);
        assertThat(roles(mapping))
                .isEqualTo(
                        "LEVEL1 LEVEL2 LEVEL3 NUMBER NAME FIGURE FIGURE ANSWER_CHOICE ANSWER_CHOICE ANSWER_TEXT UNITS");
        assertThat(mapping.columns().get(5).heading()).isEqualTo("事業費（千円）／予算額");
        assertThat(mapping.columns().get(5).measure()).isEqualTo("千円");
        assertThat(mapping.columns().subList(0, 3)).allMatch(MappedColumn::fill);
        assertThat(mapping.columns()).noneMatch(MappedColumn::key);
        assertThat(mapping.item()).isEqualTo("事務事業");
        assertThat(mapping.scales()).hasSize(2);
        assertThat(codes(mapping, 0)).containsExactly("S", "A", "B", "C", "D");
        assertThat(codes(mapping, 1)).containsExactly("拡充", "継続", "改善", "縮小", "廃止");
        assertThat(mapping.units()).isEmpty();
    }

    @Test
    void names_of_no_unit_are_left_to_be_decided() {
        var mapping = guess("番号,事業名,担当課\n1,一番,企画課、商工課\n2,二番,（関係各課）\n3,三番,企画課\n");
        assertThat(roles(mapping)).isEqualTo("NUMBER NAME UNITS");
        assertThat(mapping.units())
                .containsExactly(
                        new Mapping.MappedUnit("商工課", ""), new Mapping.MappedUnit("（関係各課）", Mapping.MappedUnit.NOBODY));
    }

    @Test
    void a_row_that_is_fuller_than_the_headings_is_no_heading() {
        var mapping = guess(
                """
                番号,事業名,担当課,,
                1,あ事業,企画課,,
                2,い事業,企画課,,
                3,う事業,商工観光課,旧,
                4,え事業,商工観光課,新規,注記
                5,お事業,農業振興課,新規,
                """);
        assertThat(mapping.firstRow()).isEqualTo(1);
        assertThat(mapping.headerRows()).isEqualTo(1);
        assertThat(roles(mapping)).isEqualTo("NUMBER NAME UNITS IGNORE IGNORE");
    }

    @Test
    void headings_printed_twice_are_still_headings() {
        assertThat(guess("番号,番号,名称,名称,所管,所管\n1,1,あ事業,い事業,企画課,企画課\n2,2,う事業,え事業,企画課,商工観光課\n")
                        .firstRow())
                .isEqualTo(1);
    }

    @Test
    void a_title_and_a_date_above_are_no_headings() {
        var mapping = guess("事業の一覧,,,\n作成日,令和８年４月１日,,\n番号,事業名,概要,担当課\n1,あ事業,直す。,企画課\n2,い事業,造る。,企画課\n");
        assertThat(mapping.firstRow()).isEqualTo(3);
    }

    @Test
    void a_number_that_stands_twice_does_not_widen_the_key() {
        assertThat(guess("番号,事業名,担当課\n1,あ,企画課\n1,い,企画課\n2,う,企画課\n").columns()).noneMatch(MappedColumn::key);
        assertThat(guess("章,番号,事業名,担当課\n一,1,あ,企画課\n一,2,い,企画課\n二,1,う,企画課\n二,2,え,企画課\n")
                        .columns())
                .filteredOn(MappedColumn::key)
                .extracting(MappedColumn::heading)
                .containsExactly("章", "番号");
    }

    @Test
    void a_blank_level_below_a_continued_one_is_continued_too_and_letters_are_a_scale_in_a_short_table() {
        var mapping = guess(
                """
                政策,施策,番号,事業名,評価,担当課
                暮らし,道路,1,橋の点検,S,企画課
                ,,2,標識,A,企画課
                ,公園,3,遊具,B,企画課
                産業,農業,4,直売所,E,企画課
                ,茶業,5,茶畑,A,企画課
                """);
        assertThat(mapping.columns().subList(0, 2)).allMatch(MappedColumn::fill);
        assertThat(mapping.columns().get(4).role()).isEqualTo(Role.ANSWER_CHOICE);
    }

    @Test
    void a_table_of_nothing_but_headings_is_no_accident() {
        var mapping = guess("番号,事業名,担当課\n");
        assertThat(mapping.columns()).isEmpty();
    }

    @Test
    void a_number_of_its_own_in_every_row_is_the_items_and_not_the_levels_beside_it() {
        var csv = new StringBuilder("番号,政策,事務事業名,担当課,総合評価,取組状況\n");
        for (var row = 1; row <= 12; row++) {
            csv.append("%d,政策%d,事業%d,企画課,%s,続けた%d。%n".formatted(row, row / 5, row, "AB".charAt(row % 2), row));
        }
        assertThat(roles(guess(csv.toString()))).isEqualTo("NUMBER LEVEL1 NAME UNITS ANSWER_CHOICE ANSWER_TEXT");
        // Few policies have a second item.
        assertThat(roles(guess("番号,政策,事業名,担当課\n1,あ,一,企画課\n2,い,二,企画課\n3,う,三,企画課\n4,え,四,企画課\n5,え,五,企画課\n")))
                .isEqualTo("NUMBER LEVEL1 NAME UNITS");
    }

    @Test
    void a_slip_in_a_levels_number_leaves_it_the_levels() {
        var csv = new StringBuilder("章番号,章,番号,事業名,担当課\n");
        for (var row = 1; row <= 12; row++) {
            csv.append("%d,章%d,%d,事業%d,企画課%n".formatted(row == 12 ? 9 : row / 5, row / 5, row, row));
        }
        var table = RawTable.read(new Upload("表", csv.toString().getBytes(StandardCharsets.UTF_8)), null);
        var mapping = new Guess(table, TOWN).mapping(null, "計画");
        assertThat(roles(mapping)).isEqualTo("LEVEL_NUMBER1 LEVEL1 NUMBER NAME UNITS");
        assertThat(Contradiction.in(table, mapping, "入間市"))
                .filteredOn(one -> one.key().endsWith("level-number"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.arguments()).containsExactly("章2", "2、9");
                    assertThat(one.rows()).containsExactly(11, 12, 13);
                });
    }

    /** What the proposal makes of a city's own documents, before anybody has corrected anything. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strategy1-r3-evaluation|SEQ LEVEL1 LEVEL2 NUMBER NAME TEXT TEXT ANSWER_CHOICE ANSWER_TEXT ANSWER_CHOICE ANSWER_TEXT ANSWER_CHOICE ANSWER_TEXT UNITS",
                "basicplan-first-evaluation|SEQ LEVEL_NUMBER1 LEVEL1 LEVEL_NUMBER2 LEVEL2 LEVEL_NUMBER3 LEVEL3 NAME TEXT ANSWER_CHOICE ANSWER_CHOICE ANSWER_TEXT ANSWER_CHOICE ANSWER_TEXT UNITS",
                "mayor-pledges-2022-03|SEQ LEVEL_NUMBER1 LEVEL1 LEVEL_NUMBER2 LEVEL2 LEVEL3 NUMBER NAME TEXT ANSWER_TEXT ANSWER_CHOICE TEXT"
            })
    void the_documents_of_a_city_are_mostly_understood(String document, String expected) throws IOException {
        var path = Path.of("../shared/data/iruma", document + ".csv");
        Needs.file(path);
        var mapping =
                new Guess(RawTable.read(new Upload("表", Files.readAllBytes(path)), null), TOWN).mapping(null, "計画");
        assertThat(roles(mapping)).isEqualTo(expected);
    }

    private static Mapping guess(String csv) {
        return new Guess(RawTable.read(new Upload("表", csv.getBytes(StandardCharsets.UTF_8)), null), TOWN)
                .mapping(null, "計画");
    }

    private static String roles(Mapping mapping) {
        return mapping.columns().stream()
                .map(column -> column.role() + (column.level() == 0 ? "" : Integer.toString(column.level())))
                .collect(Collectors.joining(" "));
    }

    private static List<String> codes(Mapping mapping, int scale) {
        return mapping.scales().get(scale).choices().stream()
                .map(MappedChoice::code)
                .toList();
    }
}
