package org.meguri.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.meguri.print.ShownTable.Cell;
import org.meguri.print.ShownTable.Column;
import org.meguri.print.ShownTable.Kind;
import org.meguri.print.ShownTable.Row;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;

class TableFilesTest {

    private final PrintTable print = new PrintTable(
            PrintFixture.press(1, 0, Duration.ofSeconds(20)),
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), TownClock.ZONE));

    private static ShownTable table() {
        return new ShownTable(
                "進捗区分 × 方向性",
                List.of("計画の評価（令和７年度）", "課：商工観光課"),
                List.of(new Column("区分", Kind.NAME), new Column("件数", Kind.FIGURE), new Column("文", Kind.TEXT)),
                List.of(
                        new Row(List.of(Cell.of("=A1"), Cell.of(1200, "/somewhere"), Cell.of("1行目\n２行目"))),
                        new Row(List.of(Cell.of("𠮷田\u0001"), Cell.of(0), Cell.of("-")))),
                List.of(new Row(List.of(Cell.of("計"), Cell.of(1200), Cell.of("")))),
                List.of("下書きも数えます。"));
    }

    @Test
    void a_csv_has_the_heading_first_and_says_below_what_it_is_of() {
        var csv = new String(print.file(table(), TableFormat.CSV), StandardCharsets.UTF_8);

        assertThat(csv)
                .isEqualTo(
                        "\uFEFF\"区分\",\"件数\",\"文\"\r\n\"'=A1\",\"1200\",\"1行目\n２行目\"\r\n\"𠮷田\u0001\",\"0\",\"-\"\r\n"
                                + "\"計\",\"1200\",\"\"\r\n\r\n\"進捗区分 × 方向性\"\r\n\"計画の評価（令和７年度）\"\r\n\"課：商工観光課\"\r\n"
                                + "\"下書きも数えます。\"\r\n");
    }

    @Test
    void a_workbook_has_numbers_as_numbers_and_texts_as_texts() throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(print.file(table(), TableFormat.XLSX)))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("課：商工観光課");
            assertThat(sheet.getRow(4).getCell(1).getStringCellValue()).isEqualTo("件数");
            var formula = sheet.getRow(5).getCell(0);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo("=A1");
            assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(sheet.getRow(5).getCell(1).getNumericCellValue()).isEqualTo(1200);
            assertThat(sheet.getRow(6).getCell(0).getStringCellValue()).isEqualTo("𠮷田\uFFFD");
            assertThat(sheet.getRow(7).getCell(0).getStringCellValue()).isEqualTo("計");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
        }
    }

    @Test
    void a_file_is_called_what_the_table_is_called_and_the_day() {
        var answer = print.answer(table(), TableFormat.CSV);

        assertThat(answer.getHeaders().getContentDisposition().getFilename()).isEqualTo("進捗区分_×_方向性_2026-06-01.csv");
        assertThat(answer.getHeaders().getContentType()).hasToString("text/csv;charset=UTF-8");
    }

    @Test
    void a_table_that_is_too_long_for_paper_is_refused_with_the_cure() {
        assertThatThrownBy(() -> print.file(PaperPressTest.table(PrintTable.MOST_ROWS_ON_PAPER + 1), TableFormat.PDF))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("print.too-long"));
    }

    @Test
    void a_row_that_does_not_fit_its_table_is_an_error() {
        assertThatThrownBy(() -> new ShownTable(
                        "x",
                        List.of(),
                        List.of(new Column("a", Kind.NAME)),
                        List.of(new Row(List.of(Cell.of("1"), Cell.of("2")))),
                        List.of(),
                        List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
