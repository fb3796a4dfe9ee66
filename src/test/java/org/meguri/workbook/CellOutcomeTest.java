package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.workbook.CellOutcome.CHANGED;
import static org.meguri.workbook.CellOutcome.CONFLICT;
import static org.meguri.workbook.CellOutcome.SAME_CHANGE;
import static org.meguri.workbook.CellOutcome.SAVED_MEANWHILE;
import static org.meguri.workbook.CellOutcome.UNCHANGED;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CellOutcomeTest {

    /** Three texts are equal to each other in five ways; each of them with and without an empty text in every place. */
    static Stream<Arguments> all() {
        return Stream.of(
                // all the same
                Arguments.of("a", "a", "a", UNCHANGED),
                Arguments.of("", "", "", UNCHANGED),
                // only the file differs
                Arguments.of("a", "b", "a", CHANGED),
                Arguments.of("a", "", "a", CHANGED),
                Arguments.of("", "b", "", CHANGED),
                // only what is saved differs
                Arguments.of("a", "a", "b", SAVED_MEANWHILE),
                Arguments.of("a", "a", "", SAVED_MEANWHILE),
                Arguments.of("", "", "b", SAVED_MEANWHILE),
                // the same change here and there
                Arguments.of("a", "b", "b", SAME_CHANGE),
                Arguments.of("a", "", "", SAME_CHANGE),
                Arguments.of("", "b", "b", SAME_CHANGE),
                // all three differ
                Arguments.of("a", "b", "c", CONFLICT),
                Arguments.of("a", "", "c", CONFLICT),
                Arguments.of("a", "b", "", CONFLICT),
                Arguments.of("", "b", "c", CONFLICT));
    }

    @ParameterizedTest
    @MethodSource("all")
    void compares_three_texts(String base, String file, String now, CellOutcome expected) {
        assertThat(CellOutcome.of(base::equals, file, now)).isEqualTo(expected);
    }

    @Test
    void every_combination_of_three_texts_has_the_outcome_of_its_pattern() {
        var texts = new String[] {"", "a", "b", "a ", "A"};
        for (var base : texts) {
            for (var file : texts) {
                for (var now : texts) {
                    var outcome = CellOutcome.of(base::equals, file, now);
                    assertThat(outcome == UNCHANGED).isEqualTo(base.equals(file) && file.equals(now));
                    assertThat(outcome == SAME_CHANGE).isEqualTo(file.equals(now) && !base.equals(file));
                    assertThat(outcome == CHANGED).isEqualTo(base.equals(now) && !base.equals(file));
                    assertThat(outcome == SAVED_MEANWHILE).isEqualTo(base.equals(file) && !base.equals(now));
                    assertThat(outcome == CONFLICT)
                            .isEqualTo(!base.equals(file) && !base.equals(now) && !file.equals(now));
                    assertThat(outcome.asks()).isEqualTo(!file.equals(now) && !file.equals(base));
                }
            }
        }
    }

    @Test
    void without_the_download_every_difference_is_a_conflict() {
        assertThat(CellOutcome.of(null, "a", "a")).isEqualTo(UNCHANGED);
        assertThat(CellOutcome.of(null, "a", "b")).isEqualTo(CONFLICT);
        assertThat(CellOutcome.of(null, "", "b")).isEqualTo(CONFLICT);
    }
}
