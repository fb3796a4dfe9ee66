package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.workbook.BookFixture.CELLS;
import static org.meguri.workbook.BookFixture.SEAL;
import static org.meguri.workbook.BookFixture.WORDS;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.Status;
import org.meguri.intake.Table.Cell;
import org.meguri.sheet.Choices;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;

/** Numbers and ticks in cells. */
class CellWordsTest {

    private static final Sheet SHEET = new Sheets()
            .read(
                    """
                    {"id": "cells", "type": "default", "schemaVersion": 16, "components": [
                      {"id": "F1", "type": "number", "key": "cost", "label": "事業費", "validate": {"min": 0}},
                      {"id": "F2", "type": "checkbox", "key": "done", "label": "完了"}
                    ]}
                    """,
                    Choices.NONE);

    @Test
    void a_number_is_read_as_town_halls_write_it() {
        var cell = compared("cost", "１，２３４");
        assertThat(cell.outcome()).isEqualTo(CellOutcome.CHANGED);
        assertThat(cell.file()).isEqualTo("1234");
        assertThat(cell.normalised()).containsExactly(CellChange.NUMBER);
    }

    @Test
    void what_is_no_number_or_out_of_range_is_an_error() {
        for (var text : List.of("約100", "1/3", "1E5", "△5")) {
            assertThat(compared("cost", text).outcome()).as(text).isEqualTo(CellOutcome.ERROR);
        }
    }

    @Test
    void a_tick_is_a_word() {
        var done = SHEET.field("done").orElseThrow();
        assertThat(CELLS.offered(done))
                .containsExactly(WORDS.getMessage("workbook.yes"), WORDS.getMessage("workbook.no"));
        assertThat(CELLS.shown(done, "true")).isEqualTo(WORDS.getMessage("workbook.yes"));
        assertThat(compared("done", " はい ").file()).isEqualTo("true");
        assertThat(compared("done", "いいえ").file()).isEqualTo("false");
        assertThat(compared("done", "たぶん").outcome()).isEqualTo(CellOutcome.ERROR);
    }

    private static ComparedCell compared(String field, String text) {
        var id = EvaluationId.create();
        var identity = Map.of("番号", "1");
        var sheet = new OpenSheet(BookFixture.view(id, Map.of(), 0, Status.DRAFT, "No.1"), SHEET, identity, Map.of());
        var cells = new LinkedHashMap<String, Cell>();
        cells.put(field, Cell.of(text));
        var mark = new BookRows(SEAL, CELLS).row(sheet).mark();
        var row = new FilledBook.Row(4, new HashMap<>(identity), cells, mark, List.of());
        return new CompareBook(List.of(sheet), SEAL, CELLS, any -> true)
                .compare(new FilledBook(List.of(row), List.of(field), List.of()))
                .get(0)
                .cells()
                .get(0);
    }
}
