package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.meguri.evaluation.EvaluationId;

class RowMarkTest {

    private final RowMark.Seal seal = new RowMark.Seal(new byte[32]);
    private final EvaluationId evaluation = EvaluationId.create();
    private final RowMark mark =
            new RowMark(evaluation, 7, List.of(seal.print(evaluation, "result", "A"), RowMark.KEPT_OUT));

    @Test
    void comes_back_as_it_was() {
        assertThat(RowMark.read(mark.sealed(seal), seal)).contains(mark);
    }

    @Test
    void begins_with_nothing_that_a_spreadsheet_calculates() {
        assertThat(mark.sealed(seal)).matches("MG1\\.[A-Za-z0-9.-]+");
    }

    @Test
    void is_not_believed_when_a_single_character_is_altered() {
        var sealed = mark.sealed(seal);
        for (int i = 4; i < sealed.length() - 1; i++) {
            var other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            var altered = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(RowMark.read(altered, seal)).as("character " + i).isEmpty();
        }
    }

    @Test
    void is_not_believed_when_another_house_sealed_it() {
        var other = new byte[32];
        other[0] = 1;
        assertThat(RowMark.read(mark.sealed(new RowMark.Seal(other)), seal)).isEmpty();
    }

    @Test
    void rubbish_is_no_mark() {
        for (var text : List.of("", "MG1.", "MG1.AAAA", "MG1.!!!!", "MG2." + "A".repeat(80), "A".repeat(100))) {
            assertThat(RowMark.read(text, seal)).as(text).isEmpty();
        }
    }

    @Test
    void prints_differ_by_sheet_field_and_text() {
        var print = seal.print(evaluation, "a", "text");
        assertThat(seal.print(evaluation, "a", "text")).isEqualTo(print).hasSize(16);
        assertThat(seal.print(evaluation, "b", "text")).isNotEqualTo(print);
        assertThat(seal.print(evaluation, "a", "text ")).isNotEqualTo(print);
        assertThat(seal.print(EvaluationId.create(), "a", "text")).isNotEqualTo(print);
    }
}
