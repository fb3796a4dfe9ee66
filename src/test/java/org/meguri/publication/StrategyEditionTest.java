package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.system.FormulaGuard;

/** The product prints the table of the real source again. */
class StrategyEditionTest {

    private final EditionFiles files = PublicationFixture.files();

    @Test
    void the_csv_equals_the_source_cell_for_cell_in_all_73_rows() throws IOException {
        var source = PublicationFixture.strategyTable();
        var printed = PublicationFixture.table(
                new String(files.csv(PublicationFixture.strategyEdition()), StandardCharsets.UTF_8));
        assertThat(printed).hasSize(74);
        assertThat(printed.get(0)).isEqualTo(source.get(0));
        assertThat(normalised(printed)).isEqualTo(normalised(source));
        assertThat(printed).as("even before normalising").isEqualTo(source);
    }

    @Test
    void the_workbook_read_back_equals_the_source_in_all_73_rows() throws IOException {
        var source = PublicationFixture.strategyTable();
        try (var workbook =
                new XSSFWorkbook(new ByteArrayInputStream(files.xlsx(PublicationFixture.strategyEdition())))) {
            var sheet = workbook.getSheetAt(0);
            var read = StreamSupport.stream(sheet.spliterator(), false)
                    .map(StrategyEditionTest::texts)
                    .toList();
            assertThat(read).hasSize(74);
            assertThat(read.subList(1, 74)).isEqualTo(source.subList(1, 74));
            assertThat(read.get(0)).startsWith("順番", "基本目標", "基本施策", "No.", "事業名");
        }
    }

    @Test
    void the_tallies_are_those_of_the_source() throws IOException {
        var edition = PublicationFixture.strategyEdition();
        assertThat(counts(edition, "progress", null)).isEqualTo(Map.of("A", 7, "B", 28, "C", 19, "D", 16, "E", 3));
        assertThat(counts(edition, "status", null)).isEqualTo(Map.of("ア", 18, "イ", 19, "ウ", 15, "エ", 10, "オ", 11));
        assertThat(counts(edition, "future", null)).isEqualTo(Map.of("ア", 17, "イ", 45, "ウ", 5, "エ", 5, "オ", 1));
        assertThat(counts(edition, "progress", "３　子どもの育ちを支える　＜子育ち応援プロジェクト＞"))
                .isEqualTo(Map.of("A", 2, "B", 8, "C", 12, "D", 11, "E", 3));
        assertThat(edition.tallies()).hasSize(15);
        assertThat(edition.tallies().get(0).counts())
                .extracting(count -> count.percent().toPlainString())
                .containsExactly("9.59", "38.36", "26.03", "21.92", "4.11");
        assertThat(edition.tallies())
                .allSatisfy(tally -> assertThat(tally.unanswered()).isZero());
    }

    @Test
    void no_cell_of_the_source_is_touched_by_the_formula_guard() throws IOException {
        var cells = PublicationFixture.strategyTable().stream()
                .flatMap(List::stream)
                .toList();
        assertThat(cells).hasSize(74 * 14).noneMatch(FormulaGuard::dangerous);
    }

    @Test
    void the_json_read_back_is_the_same_edition() throws IOException {
        var edition = PublicationFixture.strategyEdition();
        assertThat(EditionJson.read(EditionJson.canonical(edition))).isEqualTo(edition);
        assertThat(EditionJson.read(new String(files.json(edition), StandardCharsets.UTF_8)))
                .isEqualTo(edition);
    }

    private static Map<String, Integer> counts(EditionContent edition, String scale, @Nullable String level) {
        var tally = edition.tallies().stream()
                .filter(found -> found.scale().equals(scale))
                .filter(found -> level == null ? found.level() == null : level.equals(found.level()))
                .findFirst()
                .orElseThrow();
        return tally.counts().stream()
                .collect(Collectors.toMap(EditionContent.Count::code, EditionContent.Count::count));
    }

    private static List<List<String>> normalised(List<List<String>> table) {
        return table.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell.replaceAll("[\\s\\u3000]+", " ").strip())
                        .toList())
                .toList();
    }

    private static List<String> texts(Row row) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(Cell::getStringCellValue)
                .toList();
    }
}
