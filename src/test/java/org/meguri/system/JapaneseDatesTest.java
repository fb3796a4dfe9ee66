package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class JapaneseDatesTest {

    private final JapaneseDates dates = new JapaneseDates();

    @Test
    void a_day_is_written_with_its_era_and_weekday() {
        assertThat(dates.full(LocalDate.of(2026, 11, 24))).isEqualTo("令和8年11月24日（火）");
        assertThat(dates.western(LocalDate.of(2026, 11, 4))).isEqualTo("2026年11月4日");
        assertThat(dates.full(LocalDate.of(2020, 1, 1))).isEqualTo("令和2年1月1日（水）");
    }

    @Test
    void the_first_year_of_an_era_is_gannen() {
        assertThat(dates.full(LocalDate.of(2019, 5, 1))).isEqualTo("令和元年5月1日（水）");
        assertThat(dates.full(LocalDate.of(2019, 4, 30))).isEqualTo("平成31年4月30日（火）");
        assertThat(dates.full(LocalDate.of(1989, 1, 8))).isEqualTo("平成元年1月8日（日）");
    }

    @Test
    void a_short_day_has_no_year() {
        assertThat(dates.brief(LocalDate.of(2026, 11, 4))).isEqualTo("11/4（水）");
    }

    @Test
    void a_point_in_time_is_read_in_japan() {
        var lateEveningInLondon = Instant.parse("2026-11-23T15:05:09Z");
        assertThat(dates.fullWithTime(lateEveningInLondon)).isEqualTo("令和8年11月24日（火）0:05");
        assertThat(dates.briefWithTime(lateEveningInLondon)).isEqualTo("11/24（火） 0:05");
        assertThat(dates.dayOf(lateEveningInLondon)).isEqualTo("2026-11-24");
    }

    @Test
    void nothing_is_printed_as_nothing() {
        assertThat(dates.full((LocalDate) null)).isEmpty();
        assertThat(dates.brief((Instant) null)).isEmpty();
        assertThat(dates.fullWithTime(null)).isEmpty();
    }

    @Test
    void on_english_pages_days_and_fiscal_years_are_written_in_english() {
        var year = new FiscalYear(2024);
        assertThat(year.both()).isEqualTo("令和６年度（2024年度）");
        assertThat(year.named()).isEqualTo("令和６年度");
        LocaleContextHolder.setLocale(Locale.UK);
        try {
            assertThat(dates.full(LocalDate.of(2025, 6, 13))).isEqualTo("13 June 2025 (Fri)");
            assertThat(dates.western(LocalDate.of(2025, 6, 13))).isEqualTo("Reiwa 7");
            assertThat(dates.brief(LocalDate.of(2025, 9, 3))).isEqualTo("3 Sept (Wed)");
            assertThat(dates.fullWithTime(Instant.parse("2026-11-23T15:05:09Z")))
                    .isEqualTo("24 November 2026 (Tue) 0:05");
            assertThat(year.both()).isEqualTo("FY2024 (Reiwa 6)");
            assertThat(new FiscalYear(2018).both()).isEqualTo("FY2018 (Heisei 30)");
            assertThat(year.named()).isEqualTo("FY2024");
            assertThat(year.japanese()).as("what is stored and printed").isEqualTo("令和６年度");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void where_no_page_is_made_everything_is_japanese_and_so_it_is_for_other_languages() {
        LocaleContextHolder.resetLocaleContext();
        assertThat(Language.ofReader()).isEqualTo(Language.JAPANESE);
        LocaleContextHolder.setLocale(Locale.FRENCH);
        try {
            assertThat(Language.ofReader()).isEqualTo(Language.JAPANESE);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void a_day_in_a_sentence_is_written_in_the_readers_way() {
        var words = TownMessages.load();
        var arguments = new Object[] {LocalDate.of(2026, 6, 6), LocalDate.of(2026, 6, 8)};
        assertThat(words.getMessage("rehearsal.opening-closed", arguments, Locale.JAPANESE))
                .contains("令和8年6月6日（土）", "令和8年6月8日（月）");
        assertThat(words.getMessage("rehearsal.opening-closed", arguments, Locale.ENGLISH))
                .contains("6 June 2026 (Sat)", "8 June 2026 (Mon)");
    }
}
