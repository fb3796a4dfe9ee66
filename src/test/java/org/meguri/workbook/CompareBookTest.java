package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meguri.workbook.BookFixture.CELLS;
import static org.meguri.workbook.BookFixture.SEAL;
import static org.meguri.workbook.BookFixture.column;
import static org.meguri.workbook.BookFixture.compared;
import static org.meguri.workbook.BookFixture.edited;
import static org.meguri.workbook.BookFixture.sheet;
import static org.meguri.workbook.BookFixture.type;
import static org.meguri.workbook.BookFixture.written;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.evaluation.Status;
import org.meguri.system.Refusal;

/** What a row and a cell are refused for, and what is only remarked on. */
class CompareBookTest {

    private final List<OpenSheet> sheets = List.of(sheet(1, "一"), sheet(2, "二"), sheet(3, "三"));
    private final byte[] file = written(sheets);

    @Test
    void a_changed_cell_is_found_with_both_texts() {
        var cell = cell(
                compared(edited(file, book -> type(book, 2, "自由記述欄", "二の二")), sheets)
                        .get(1),
                "status_text");
        assertThat(cell.outcome()).isEqualTo(CellOutcome.CHANGED);
        assertThat(cell.now()).isEqualTo("二");
        assertThat(cell.file()).isEqualTo("二の二");
        assertThat(cell.normalised()).isEmpty();
    }

    @Test
    void an_emptied_cell_is_a_change() {
        var cell = cell(
                compared(edited(file, book -> type(book, 2, "自由記述欄", "")), sheets)
                        .get(1),
                "status_text");
        assertThat(cell.outcome()).isEqualTo(CellOutcome.CHANGED);
        assertThat(cell.file()).isEmpty();
    }

    @Test
    void a_missing_column_changes_nothing() {
        var without = edited(
                file, book -> book.getRow(2).getCell(column(book, "自由記述欄")).setCellValue("ほかの見出し"));
        var rows = compared(without, sheets);
        assertThat(rows).allSatisfy(row -> assertThat(row.cells()).hasSize(4));
        assertThat(rows).noneMatch(ComparedRow::asks);
    }

    @Test
    void a_conflict_is_found() {
        var now = new ArrayList<>(sheets);
        now.set(1, BookFixture.saved(sheets.get(1), "status_text", "画面の二"));
        var rows = compared(edited(file, book -> type(book, 2, "自由記述欄", "ブックの二")), now);
        assertThat(cell(rows.get(1), "status_text").outcome()).isEqualTo(CellOutcome.CONFLICT);
        assertThat(cell(rows.get(1), "future_text").outcome()).isEqualTo(CellOutcome.UNCHANGED);
    }

    @Test
    void the_normalisation_is_shown() {
        var changed = edited(file, book -> {
            type(book, 1, "自由記述欄", "　前後の空白 \n");
            type(book, 2, "自由記述欄", "ふたつの行\r\n二行目か\u3099");
            type(book, 3, "選択欄", "い");
        });
        var rows = compared(changed, sheets);
        assertThat(cell(rows.get(0), "status_text").file()).isEqualTo("前後の空白");
        assertThat(cell(rows.get(0), "status_text").normalised()).containsExactly(CellChange.SURROUNDING_BLANKS);
        assertThat(cell(rows.get(1), "status_text").file()).isEqualTo("ふたつの行\n二行目が");
        assertThat(cell(rows.get(1), "status_text").normalised()).contains(CellChange.COMPOSED);
        assertThat(cell(rows.get(2), "status_choice").file()).isEqualTo("い");
    }

    @Test
    void a_choice_is_understood_with_or_without_its_label() {
        for (var text : List.of("B", "Ｂ", "B おおむね達成", "B　おおむね達成", "Bおおむね達成", "おおむね達成", " b")) {
            var cell = cell(
                    compared(edited(file, book -> type(book, 1, "進捗区分", text)), sheets)
                            .get(0),
                    "progress");
            if (text.equals(" b")) {
                assertThat(cell.outcome()).isEqualTo(CellOutcome.ERROR);
            } else {
                assertThat(cell.file()).as(text).isEqualTo("B");
                assertThat(cell.outcome()).isEqualTo(CellOutcome.CHANGED);
            }
        }
    }

    @Test
    void a_value_off_the_scale_is_kept_but_not_brought() {
        var odd = BookFixture.saved(sheet(1, "一"), "future_choice", "ア イ");
        assertThat(compared(written(List.of(odd)), List.of(odd)).get(0).cells())
                .allSatisfy(cell -> assertThat(cell.outcome()).isEqualTo(CellOutcome.UNCHANGED));
        var brought = edited(file, book -> type(book, 1, "選択欄 (2)", "ア ウ"));
        var cell = cell(compared(brought, sheets).get(0), "future_choice");
        assertThat(cell.outcome()).isEqualTo(CellOutcome.ERROR);
        assertThat(cell.problem()).isEqualTo(Problem.of("sheet.choice", "選択欄"));
    }

    @Test
    void too_long_and_forbidden_characters_and_formulas_are_errors_of_their_cell() {
        var changed = edited(file, book -> {
            type(book, 1, "自由記述欄", "長".repeat(8_001));
            type(book, 2, "自由記述欄", "外字\uE000");
            book.getRow(5).getCell(column(book, "自由記述欄")).setCellFormula("1+1");
        });
        var rows = compared(changed, sheets);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.error()).isNull();
            assertThat(cell(row, "status_text").outcome()).isEqualTo(CellOutcome.ERROR);
            assertThat(cell(row, "future_text").outcome()).isEqualTo(CellOutcome.UNCHANGED);
        });
        assertThat(problem(rows.get(0))).isEqualTo("sheet.too-long");
        assertThat(problem(rows.get(1))).isEqualTo("sheet.private-use");
        assertThat(problem(rows.get(2))).isEqualTo("workbook.cell.FORMULA");
    }

    @Test
    void a_row_that_stands_there_twice_is_refused_in_both_places() {
        var twice = edited(file, book -> {
            type(book, 2, "照合番号", text(book, 1, "照合番号"));
            type(book, 2, "番号", "1");
            type(book, 2, "施策の方向性", "施策1");
        });
        var rows = compared(twice, sheets);
        assertThat(error(rows.get(0))).isEqualTo("workbook.row.twice");
        assertThat(error(rows.get(1))).isEqualTo("workbook.row.twice");
        assertThat(rows.get(2).error()).isNull();
    }

    @Test
    void a_column_sorted_by_itself_is_noticed() {
        var mixed = edited(file, book -> {
            var first = text(book, 1, "照合番号");
            type(book, 1, "照合番号", text(book, 2, "照合番号"));
            type(book, 2, "照合番号", first);
        });
        var rows = compared(mixed, sheets);
        assertThat(error(rows.get(0))).isEqualTo("workbook.row.mixed-up");
        assertThat(error(rows.get(1))).isEqualTo("workbook.row.mixed-up");
        assertThat(rows.get(2).error()).isNull();
    }

    @Test
    void an_altered_identity_cell_is_a_note() {
        var rows = compared(edited(file, book -> type(book, 1, "施策の方向性", "別の名称")), sheets);
        assertThat(rows.get(0).error()).isNull();
        assertThat(rows.get(0).notes()).containsExactly(Problem.of("workbook.row.identity-altered"));
        assertThat(rows.get(0).asks()).isFalse();
    }

    @Test
    void a_damaged_or_foreign_mark_is_refused() {
        var rows = compared(
                edited(file, book -> {
                    type(book, 1, "照合番号", text(book, 1, "照合番号") + "x");
                    type(book, 2, "照合番号", "12345");
                }),
                sheets);
        assertThat(error(rows.get(0))).isEqualTo("workbook.row.broken-mark");
        assertThat(error(rows.get(1))).isEqualTo("workbook.row.broken-mark");
        assertThat(error(compared(file, List.of(sheet(1, "一"))).get(0))).isEqualTo("workbook.row.elsewhere");
    }

    @Test
    void without_a_mark_the_row_is_found_by_its_name_and_every_difference_is_asked_about() {
        var rows = compared(
                edited(file, book -> {
                    type(book, 1, "照合番号", "");
                    type(book, 1, "自由記述欄", "新しい一");
                    type(book, 2, "照合番号", "");
                    type(book, 2, "施策の方向性", "知らない施策");
                }),
                sheets);
        assertThat(rows.get(0).notes()).containsExactly(Problem.of("workbook.row.no-mark"));
        assertThat(cell(rows.get(0), "status_text").outcome()).isEqualTo(CellOutcome.CONFLICT);
        assertThat(cell(rows.get(0), "future_text").outcome()).isEqualTo(CellOutcome.UNCHANGED);
        assertThat(error(rows.get(1))).isEqualTo("workbook.row.unknown");
    }

    @Test
    void somebody_elses_sheet_is_refused_without_its_texts() {
        var rows = new CompareBook(sheets, SEAL, CELLS, sheet -> false).compare(BookFixture.read(file));
        assertThat(rows).allSatisfy(row -> {
            assertThat(error(row)).isEqualTo("workbook.row.not-yours");
            assertThat(row.evaluation()).isNull();
            assertThat(row.cells()).isEmpty();
        });
    }

    @Test
    void a_sheet_that_is_no_draft_any_more_is_refused() {
        var old = sheets.get(0);
        var view = BookFixture.view(
                old.evaluation().id(),
                old.evaluation().content(),
                3,
                Status.SUBMITTED,
                old.evaluation().heading());
        var now = List.of(new OpenSheet(view, old.sheet(), old.identity(), Map.of()), sheets.get(1), sheets.get(2));
        assertThat(error(compared(file, now).get(0))).isEqualTo("workbook.row.not-open");
    }

    @Test
    void blank_rows_are_passed_over_and_deleted_rows_change_nothing() {
        var less = edited(file, book -> {
            book.removeRow(book.getRow(4));
            book.createRow(8).createCell(0).setCellValue("　");
        });
        assertThat(compared(less, sheets)).hasSize(2).noneMatch(ComparedRow::asks);
    }

    @Test
    void a_file_without_our_headings_is_refused() {
        var foreign = edited(file, book -> book.removeRow(book.getRow(2)));
        assertThatThrownBy(() -> compared(foreign, sheets))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("workbook.refused.no-headings"));
        var twice = edited(file, book -> type(book, 0, "進捗区分", "自由記述欄"));
        assertThatThrownBy(() -> compared(twice, sheets))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                        .isEqualTo("workbook.refused.heading-twice"));
        var empty = edited(file, book -> {
            for (int r = 3; r <= 5; r++) {
                book.removeRow(book.getRow(r));
            }
        });
        assertThatThrownBy(() -> compared(empty, sheets))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("workbook.refused.no-rows"));
    }

    @Test
    void headings_with_the_same_label_are_told_apart() {
        var headings = new LinkedHashMap<String, String>();
        BookFixture.COLUMNS.columns().stream()
                .filter(column -> column.kind() == BookColumns.Kind.ANSWER)
                .forEach(column -> headings.put(column.heading(), column.key()));
        assertThat(headings)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "進捗区分", "progress",
                        "選択欄", "status_choice",
                        "自由記述欄", "status_text",
                        "選択欄 (2)", "future_choice",
                        "自由記述欄 (2)", "future_text"));
    }

    private static String text(org.apache.poi.xssf.usermodel.XSSFSheet book, int n, String heading) {
        return book.getRow(2 + n).getCell(column(book, heading)).getStringCellValue();
    }

    private static String error(ComparedRow row) {
        var error = row.error();
        return error == null ? "" : error.key();
    }

    private static String problem(ComparedRow row) {
        var problem = cell(row, "status_text").problem();
        return problem == null ? "" : problem.key();
    }

    private static ComparedCell cell(ComparedRow row, String field) {
        return row.cells().stream()
                .filter(cell -> cell.field().key().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
