package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.workbook.BookFixture.compared;
import static org.meguri.workbook.BookFixture.edited;
import static org.meguri.workbook.BookFixture.editedBook;
import static org.meguri.workbook.BookFixture.sheet;
import static org.meguri.workbook.BookFixture.throughLibreOffice;
import static org.meguri.workbook.BookFixture.type;
import static org.meguri.workbook.BookFixture.written;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was not written by a person comes back as a change, whatever program the file went through. */
class RoundTripTest {

    /** Texts that spreadsheets like to take for something else. */
    private static final List<String> AWKWARD = List.of(
            "=1+1",
            "=HYPERLINK(\"http://example.jp\")",
            "+81",
            "-5",
            "@SUM(A1)",
            "△258",
            "▲1,234",
            "＝１＋１",
            "－",
            "'引用",
            "''",
            "001",
            "1/2",
            "4月1日",
            "1E5",
            "TRUE",
            "12345678901234567890",
            "0.10",
            "50%",
            "_x0041_",
            "_x005F_x000D_",
            "a_xD_b__xA_",
            "a\tb",
            "一行目\n\n三行目\n・四行目",
            "途中に　全角と  半角の空白",
            "途中の\u00A0空白",
            "𠮷野家 葛\uDB40\uDD00飾 神\uFA19",
            "が\u200Bぎ 👨‍👩‍👧",
            "<b>&amp;\"'</b>",
            "あ".repeat(8_000));

    @Test
    void the_real_texts_come_back_as_they_are() {
        var sheets = BookFixture.real();
        assertUntouched(compared(written(sheets), sheets), 338);
    }

    @Test
    void the_real_texts_come_back_from_libre_office(@TempDir Path folder) {
        BookFixture.requireLibreOffice();
        var sheets = BookFixture.real();
        var file = throughLibreOffice(written(sheets), folder, "xlsx");
        assertUntouched(compared(file, sheets), 338);
    }

    @Test
    void the_real_texts_come_back_by_way_of_an_open_document(@TempDir Path folder) {
        BookFixture.requireLibreOffice();
        var sheets = BookFixture.real();
        var file = throughLibreOffice(written(sheets), folder, "ods", "xlsx");
        assertUntouched(compared(file, sheets), 338);
    }

    @Test
    void awkward_texts_come_back_as_they_are() {
        var sheets = awkward();
        assertUntouched(compared(written(sheets), sheets), AWKWARD.size());
    }

    @Test
    void awkward_texts_come_back_from_libre_office(@TempDir Path folder) {
        BookFixture.requireLibreOffice();
        var sheets = awkward();
        assertUntouched(compared(throughLibreOffice(written(sheets), folder, "xlsx"), sheets), AWKWARD.size());
        assertUntouched(compared(throughLibreOffice(written(sheets), folder, "ods", "xlsx"), sheets), AWKWARD.size());
    }

    @Test
    void real_changes_are_found_after_a_save_by_libre_office(@TempDir Path folder) {
        BookFixture.requireLibreOffice();
        var sheets = BookFixture.real();
        var mine = edited(written(sheets), book -> {
            type(book, 1, "自由記述欄", "=書き直した");
            type(book, 2, "自由記述欄", "両方で書き直した");
            type(book, 3, "進捗区分", "Ａ 達成");
        });
        var file = throughLibreOffice(mine, folder, "xlsx");
        var now = new ArrayList<>(sheets);
        now.set(1, BookFixture.saved(sheets.get(1), "status_text", "画面で書き直した"));
        now.set(9, BookFixture.saved(sheets.get(9), "status_text", "画面だけで書き直した"));

        var rows = compared(file, now);

        assertThat(rows).extracting(ComparedRow::error).containsOnlyNulls();
        assertThat(count(rows, CellOutcome.CHANGED)).isEqualTo(2);
        assertThat(count(rows, CellOutcome.CONFLICT)).isEqualTo(1);
        assertThat(count(rows, CellOutcome.SAVED_MEANWHILE)).isEqualTo(1);
        assertThat(count(rows, CellOutcome.UNCHANGED)).isEqualTo(338 * 5 - 4);
        assertThat(cell(rows.get(0), "status_text").file()).isEqualTo("=書き直した");
        assertThat(cell(rows.get(2), "progress").file()).isEqualTo("A");
        assertThat(cell(rows.get(2), "progress").normalised()).containsExactly(CellChange.CODE);
    }

    @Test
    void other_sheets_and_all_styles_may_be_missing_and_rows_and_columns_in_any_order() {
        var sheets = BookFixture.real();
        var file = rebuilt(written(sheets));
        assertUntouched(compared(file, sheets), 338);
        assertThat(BookFixture.read(file).extra()).containsExactly("わたしのメモ");
    }

    @Test
    void hidden_rows_and_filters_do_not_matter() {
        var sheets = awkward();
        var file = editedBook(written(sheets), workbook -> {
            workbook.removeSheetAt(2);
            workbook.removeSheetAt(1);
            workbook.getSheetAt(0).getRow(4).setZeroHeight(true);
            workbook.getSheetAt(0).setColumnHidden(1, true);
        });
        assertUntouched(compared(file, sheets), AWKWARD.size());
    }

    @Test
    void a_text_that_no_cell_holds_is_kept_out_and_never_cut() {
        var sheets = List.of(sheet(1, "長".repeat(32_768)), sheet(2, "_x0041_".repeat(4_000)), sheet(3, "短い"));
        var file = written(sheets);
        var rows = compared(file, sheets);
        assertThat(cell(rows.get(0), "status_text").outcome()).isEqualTo(CellOutcome.KEPT_OUT);
        assertThat(cell(rows.get(1), "status_text").outcome()).isEqualTo(CellOutcome.KEPT_OUT);
        assertThat(cell(rows.get(2), "status_text").outcome()).isEqualTo(CellOutcome.UNCHANGED);
        assertThat(BookFixture.read(file).rows().get(0).cells())
                .extractingByKey("status_text")
                .asString()
                .contains("（この欄の文章は長いため");
        assertThat(rows).noneMatch(ComparedRow::asks);
    }

    private static List<OpenSheet> awkward() {
        var sheets = new ArrayList<OpenSheet>();
        for (var text : AWKWARD) {
            sheets.add(sheet(sheets.size() + 1, text));
        }
        return sheets;
    }

    private static void assertUntouched(List<ComparedRow> rows, int expected) {
        assertThat(rows).hasSize(expected);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.error()).isNull();
            assertThat(row.notes()).isEmpty();
            assertThat(row.cells()).hasSize(5);
            assertThat(row.cells()).allSatisfy(cell -> {
                assertThat(cell.file()).isEqualTo(cell.now());
                assertThat(cell.outcome()).isEqualTo(CellOutcome.UNCHANGED);
            });
        });
    }

    /** Only the texts of the first sheet, columns and rows shuffled, blank rows and a column of somebody's own between. */
    private static byte[] rebuilt(byte[] file) {
        var rows = new ArrayList<List<String>>();
        var width = new int[1];
        editedBook(file, workbook -> {
            var sheet = workbook.getSheetAt(0);
            width[0] = sheet.getRow(2).getLastCellNum();
            for (int r = 2; r <= sheet.getLastRowNum(); r++) {
                var texts = new ArrayList<String>();
                for (int c = 0; c < width[0]; c++) {
                    var cell = sheet.getRow(r).getCell(c);
                    texts.add(cell == null ? "" : cell.getStringCellValue());
                }
                texts.add(r == 2 ? "わたしのメモ" : "メモ" + r);
                rows.add(texts);
            }
        });
        var order = new ArrayList<Integer>();
        for (int c = 0; c <= width[0]; c++) {
            order.add(c);
        }
        var random = new Random(20261125);
        Collections.shuffle(order, random);
        var body = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.shuffle(body, random);
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet("Sheet1");
            put(sheet, 0, rows.get(0), order);
            for (int r = 0; r < body.size(); r++) {
                put(sheet, 1 + r + r / 10, body.get(r), order);
            }
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(XSSFSheet sheet, int at, List<String> texts, List<Integer> order) {
        var row = sheet.createRow(at);
        for (int place = 0; place < order.size(); place++) {
            var text = texts.get(order.get(place));
            if (!text.isEmpty()) {
                row.createCell(place).setCellValue(text);
            }
        }
    }

    private static long count(List<ComparedRow> rows, CellOutcome outcome) {
        return rows.stream().mapToLong(row -> row.count(outcome)).sum();
    }

    private static ComparedCell cell(ComparedRow row, String field) {
        return row.cells().stream()
                .filter(cell -> cell.field().key().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
