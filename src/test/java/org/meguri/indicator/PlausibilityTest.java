package org.meguri.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.meguri.system.FiscalYear;

class PlausibilityTest {

    @Test
    void an_ordinary_figure_is_taken_without_a_word() {
        assertThat(check(Kind.STOCK, "件", "264", "266件")).isEmpty();
        assertThat(check(Kind.STOCK, "件", "103", "0")).isEmpty();
        assertThat(check(Kind.STOCK, "件", "0", "500")).isEmpty();
        assertThat(check(Kind.RATE, "%", "78.1", "100％")).isEmpty();
    }

    @Test
    void slips_are_noticed() {
        assertThat(check(Kind.STOCK, "件", "264", "2640")).containsExactly("digits");
        assertThat(check(Kind.STOCK, "件", "264", "26.4")).containsExactly("digits");
        assertThat(check(Kind.STOCK, "件", "264", "2639")).isEmpty();
        assertThat(check(Kind.FLOW, "人", "-258", "199")).containsExactly("sign");
        assertThat(check(Kind.STOCK, "件", "264", "264.0")).containsExactly("same");
        assertThat(check(Kind.STOCK, "人", "264", "300件")).containsExactly("unit");
        assertThat(check(Kind.STOCK, "", "264", "300件")).containsExactly("unit");
        assertThat(check(Kind.RATE, "％", "78.1", "101")).containsExactly("range");
        assertThat(check(Kind.CUMULATIVE, "件", "12", "11")).containsExactly("falling");
    }

    @Test
    void the_nearest_earlier_year_counts() {
        var known = new TreeMap<FiscalYear, BigDecimal>();
        known.put(new FiscalYear(2019), new BigDecimal("1"));
        known.put(new FiscalYear(2021), new BigDecimal("100"));
        known.put(new FiscalYear(2024), new BigDecimal("99999"));
        assertThat(Plausibility.check(Kind.STOCK, "", known, new FiscalYear(2023), PrintedValue.read("120")))
                .isEmpty();
        assertThat(Plausibility.check(Kind.STOCK, "", new TreeMap<>(), new FiscalYear(2023), PrintedValue.read("1")))
                .isEmpty();
    }

    private static List<String> check(Kind kind, String unit, String before, String typed) {
        var known = new TreeMap<FiscalYear, BigDecimal>();
        known.put(new FiscalYear(2022), new BigDecimal(before));
        return Plausibility.check(kind, unit, known, new FiscalYear(2023), PrintedValue.read(typed)).stream()
                .map(warning -> warning.key().substring("indicator.warn.".length()))
                .toList();
    }
}
