package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.meguri.system.Refusal;

/** What spreadsheets put on the clipboard. */
class PastedBlockTest {

    @Test
    void tabs_part_cells_and_line_ends_part_rows() {
        assertThat(rows("A\t８８，２１５\r\nB\t\r\n")).containsExactly(List.of("A", "８８，２１５"), List.of("B", ""));
        assertThat(rows("A\nB\rC")).containsExactly(List.of("A"), List.of("B"), List.of("C"));
    }

    @Test
    void a_line_end_within_quotation_marks_belongs_to_the_cell() {
        assertThat(rows("\"一行目\n二行目\"\tA\r\n")).containsExactly(List.of("一行目\n二行目", "A"));
        assertThat(rows("\"「\"\"案\"\"」\tを\"\tB")).containsExactly(List.of("「\"案\"」\tを", "B"));
    }

    @Test
    void a_quotation_mark_that_opens_nothing_is_a_letter() {
        assertThat(rows("\"めぐり\"の開始\tB\r\n")).containsExactly(List.of("\"めぐり\"の開始", "B"));
        assertThat(rows("5\"管\t\"\tC")).containsExactly(List.of("5\"管", "\"", "C"));
        assertThat(rows("\"開いたまま\nB")).containsExactly(List.of("\"開いたまま"), List.of("B"));
    }

    @Test
    void an_empty_row_in_between_stays_and_the_last_line_end_is_no_row() {
        assertThat(rows("A\r\n\r\nC\r\n")).containsExactly(List.of("A"), List.of(""), List.of("C"));
    }

    @Test
    void headings_that_were_copied_too_are_no_answers() {
        var block = PastedBlock.parse("評価\t取 組状況\r\n◎\t続けた\r\n");
        assertThat(block.withoutHeadings(List.of("評価", "取組状況", "今後")).rows()).containsExactly(List.of("◎", "続けた"));
        assertThat(block.withoutHeadings(List.of("取組状況", "今後")).rows()).hasSize(2);
        assertThat(PastedBlock.parse("評価").withoutHeadings(List.of("評価")).rows())
                .hasSize(1);
    }

    @Test
    void nothing_and_too_much_are_refused() {
        assertThatThrownBy(() -> PastedBlock.parse(" \r\n"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("workbook.paste.empty");
        assertThatThrownBy(() -> PastedBlock.parse("A\n".repeat(PastedBlock.MOST_ROWS + 1)))
                .hasMessageContaining("workbook.paste.rows");
        assertThatThrownBy(() -> PastedBlock.parse("A\t".repeat(PastedBlock.MOST_COLUMNS + 1)))
                .hasMessageContaining("workbook.paste.columns");
        assertThat(rows("A\n".repeat(PastedBlock.MOST_ROWS))).hasSize(PastedBlock.MOST_ROWS);
    }

    @Property
    void what_a_spreadsheet_copies_comes_out_as_it_was(@ForAll("blocks") List<List<String>> block) {
        var text = new StringBuilder();
        block.forEach(row -> text.append(String.join(
                        "\t", row.stream().map(PastedBlockTest::copied).toList()))
                .append("\r\n"));
        assertThat(rows(text.toString())).isEqualTo(block);
    }

    @Property
    void no_text_is_lost_whatever_is_pasted(@ForAll("anything") String text) {
        var read =
                String.join("", rows("x" + text).stream().flatMap(List::stream).toList());
        assertThat(read.replaceAll("[\"\t\r\n]", "")).isEqualTo(("x" + text).replaceAll("[\"\t\r\n]", ""));
    }

    @Provide
    Arbitrary<List<List<String>>> blocks() {
        var cell = Arbitraries.strings()
                .withChars("あA1\"\t\n\r 　𠮷,'".toCharArray())
                .ofMaxLength(8);
        // A row of one empty cell alone would be a block of nothing.
        return cell.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .filter(block -> block.stream().flatMap(List::stream).anyMatch(text -> !text.isBlank()));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.strings()
                .withChars("あB\"\"\"\t\t\r\n\n".toCharArray())
                .ofMaxLength(30);
    }

    private static List<List<String>> rows(String text) {
        return PastedBlock.parse(text).rows();
    }

    /** As spreadsheets write a cell: quoted where it has to be. */
    private static String copied(String cell) {
        return cell.matches("(?s).*[\t\r\n].*") || cell.startsWith("\"")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
