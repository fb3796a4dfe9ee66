package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|'/c calc'!A0",
                "=1",
                "+1+1",
                "-2+3",
                "-1-1",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\0=1",
                "＝1+1",
                "＋1+1",
                "－2＋3",
                "＠SUM(1)",
                "--",
                "+81-42-123-4567",
                "-5円",
                "-1,23",
                "'=1",
                "''@x",
                "'-"
            })
    void what_begins_like_a_formula_gets_an_apostrophe(String text) {
        assertThat(FormulaGuard.dangerous(text)).isTrue();
        assertThat(FormulaGuard.guarded(text)).isEqualTo("'" + text);
        assertThat(unguarded(FormulaGuard.guarded(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "－",
                "△5",
                "▲258",
                "△0.5％",
                "-5",
                "+3",
                "-1,234.5%",
                "－５",
                "－０．０３３",
                "＋１，２３４．５％",
                "0.035",
                "・-5",
                "ー",
                "―",
                "～",
                " =1",
                ";=1",
                "'",
                "'5",
                "1-2-03",
                "令和３年度"
            })
    void what_does_not_stays_as_it_is(String text) {
        assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
        assertThat(unguarded(text)).isEqualTo(text);
    }

    /** What a reader of the CSV does to have the text again. */
    private static String unguarded(String cell) {
        return cell.startsWith("'") && FormulaGuard.dangerous(cell) ? cell.substring(1) : cell;
    }
}
