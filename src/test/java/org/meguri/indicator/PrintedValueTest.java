package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.indicator.PrintedValue.Words;
import org.meguri.system.FiscalYear;

class PrintedValueTest {

    @ParameterizedTest
    @CsvSource({
        "'5,757事業所', 5757, 事業所",
        "'50,018人(H28)', 50018, 人",
        "264件, 264, 件",
        "年間 20名, 20, 名",
        "113.2 ㏊, 113.2, ㏊",
        "150.0 ㏊, 150.0, ㏊",
        "78.1％, 78.1, %",
        "△258人, -258, 人",
        "△1４0人, -140, 人",
        "0.046%, 0.046, %",
        "年 4件, 4, 件",
        "'5,267,956人', 5267956, 人",
        "-0.033（R1）, -0.033, ''",
        "▲１２．５, -12.5, ''",
        "+3件, 3, 件",
        "累計120件, 120, 件",
    })
    void numbers_are_read_with_their_sign_decimals_and_unit(String raw, String number, String unit) {
        var read = PrintedValue.read(raw);
        assertThat(read.number()).isEqualTo(new BigDecimal(number));
        assertThat(read.unit()).isEqualTo(unit);
        assertThat(read.words()).isEqualTo(Words.NUMBER);
        assertThat(read.raw()).isEqualTo(raw);
    }

    @ParameterizedTest
    @CsvSource({
        "調整中, NOT_SET",
        "新規, NEW",
        "現状値以上, AT_LEAST",
        "現状維持, MAINTAIN",
        "'', NOTHING",
        "－, NOTHING",
        "80％以上, AT_LEAST",
        "10件以下, AT_MOST",
        "約100人, DOUBTFUL",
        "20人～30人, UNKNOWN",
        "3万5千人, UNKNOWN",
        "'1,23人', UNKNOWN",
        "増やす, UNKNOWN",
    })
    void words_are_told_from_numbers(String raw, String words) {
        var read = PrintedValue.read(raw);
        assertThat(read.words()).isEqualTo(Words.valueOf(words));
        assertThat(read.plain()).isEmpty();
    }

    @Test
    void what_the_text_says_besides_is_kept() {
        assertThat(PrintedValue.read("年間 23回").perYear()).isTrue();
        assertThat(PrintedValue.read("23回").perYear()).isFalse();
        assertThat(PrintedValue.read("累計 23回").cumulative()).isTrue();
        assertThat(PrintedValue.read("50,018人(H28)").year()).isEqualTo("H28");
        // Never 102: what is no ASCII digit belongs to the unit.
        assertThat(PrintedValue.read("10²").number()).isEqualTo(BigDecimal.TEN);
        assertThat(PrintedValue.read("80%以上").number()).isEqualTo(new BigDecimal("80"));
    }

    @ParameterizedTest
    @CsvSource({"R1, 2019", "Ｒ８, 2026", "H28, 2016", "S60, 1985", "令和元年度, 2019", "令和８, 2026", "2024年度, 2024"})
    void years_are_read_in_either_calendar(String printed, int year) {
        assertThat(PrintedYear.read(printed)).contains(new FiscalYear(year));
    }

    @ParameterizedTest
    @CsvSource({"R0", "R", "8", "令和", "X3", "''"})
    void what_is_no_year_is_none(String printed) {
        assertThat(PrintedYear.read(printed)).isEmpty();
    }
}
