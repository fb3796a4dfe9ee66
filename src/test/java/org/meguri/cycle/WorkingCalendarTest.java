package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class WorkingCalendarTest {

    private final TownCalendar town = new TownCalendar();
    private final WorkingCalendar calendar = new WorkingCalendar(town);

    /**
     * The weekdays that were or will be days off for the country, by the law on national holidays: the turn of the year
     * (29 December to 3 January) is left out, since town halls are closed then anyway.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            2019 | 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-06 07-15 08-12 09-16 09-23 10-14 10-22 11-04
            2020 | 01-13 02-11 02-24 03-20 04-29 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23
            2021 | 01-11 02-11 02-23 04-29 05-03 05-04 05-05 07-22 07-23 08-09 09-20 09-23 11-03 11-23
            2022 | 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23
            2023 | 01-09 02-23 03-21 05-03 05-04 05-05 07-17 08-11 09-18 10-09 11-03 11-23
            2024 | 01-08 02-12 02-23 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 10-14 11-04
            2025 | 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24
            2026 | 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23
            2027 | 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23
            2028 | 01-10 02-11 02-23 03-20 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23
            2029 | 01-08 02-12 02-23 03-20 04-30 05-03 05-04 07-16 09-17 09-24 10-08 11-23
            2030 | 01-14 02-11 03-20 04-29 05-03 05-06 07-15 08-12 09-16 09-23 10-14 11-04
            """)
    void weekdays_off_are_those_of_the_law(int year, String expected) {
        var off = Year.of(year)
                .atDay(1)
                .datesUntil(Year.of(year + 1).atDay(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !(day.getMonthValue() == 12 && day.getDayOfMonth() >= 29))
                .filter(day -> !(day.getMonthValue() == 1 && day.getDayOfMonth() <= 3))
                .filter(day -> !calendar.isWorkingDay(day))
                .map(day -> day.toString().substring(5))
                .collect(Collectors.joining(" "));
        assertThat(off).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-06, substitute holiday on a Wednesday",
        "2026-09-22, citizens' holiday between two others",
        "2025-02-24, substitute for the Emperor's birthday",
        "2027-03-22, substitute for the equinox",
        "2028-12-29, first day of the town halls' own closure",
        "2029-01-03, last day of it",
        "2026-12-31, in the middle of it"
    })
    void a_day_off_is_no_working_day(LocalDate day, String why) {
        assertThat(calendar.isWorkingDay(day)).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-28",
        "2027-01-04",
        "2028-02-29",
        "2027-03-31",
        "2027-04-01",
        // No holidays any more.
        "2026-12-23",
        "2026-12-24"
    })
    void an_ordinary_weekday_is_a_working_day(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // over the turn of the year: 28 December is a Monday, 4 January too
        "2026-12-28, 1, 2027-01-04",
        "2027-01-04, -1, 2026-12-28",
        "2026-12-25, 3, 2027-01-05",
        // over 29 February and the end of the fiscal year
        "2028-02-28, 1, 2028-02-29",
        "2028-02-29, 1, 2028-03-01",
        "2028-03-01, -1, 2028-02-29",
        "2027-02-26, 1, 2027-03-01",
        "2027-03-31, 1, 2027-04-01",
        // over the five days of May 2026 (Saturday 2 to Wednesday 6)
        "2026-05-01, 1, 2026-05-07",
        "2026-05-07, -1, 2026-05-01",
        "2026-05-04, 1, 2026-05-07",
        "2026-05-04, -1, 2026-05-01",
        // three before and six after a Friday
        "2025-06-13, -3, 2025-06-10",
        "2025-06-13, 6, 2025-06-23",
        // none
        "2025-06-13, 0, 2025-06-13",
        "2025-06-14, 0, 2025-06-16",
        "2026-12-29, 0, 2027-01-04"
    })
    void working_days_are_counted_from_the_day_after(LocalDate day, int workingDays, LocalDate expected) {
        assertThat(calendar.plus(day, workingDays)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-13, 2025-06-13, 0",
        "2025-06-13, 2025-06-14, 0",
        "2025-06-13, 2025-06-16, 1",
        "2025-06-16, 2025-06-13, -1",
        "2025-06-14, 2025-06-13, 0",
        "2026-12-28, 2027-01-04, 1",
        "2026-05-01, 2026-05-07, 1",
        "2026-04-01, 2027-03-31, 240"
    })
    void the_days_between_leave_out_the_first_and_count_the_last(LocalDate from, LocalDate to, int expected) {
        assertThat(calendar.between(from, to)).isEqualTo(expected);
    }

    @Test
    void there_and_back_is_where_one_started_on_every_working_day_of_ten_years() {
        LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2034, 1, 1))
                .filter(calendar::isWorkingDay)
                .forEach(day -> {
                    var later = calendar.plus(day, 7);
                    assertThat(calendar.between(day, later)).isEqualTo(7);
                    assertThat(calendar.plus(later, -7)).isEqualTo(day);
                });
    }

    @Test
    void the_towns_own_closed_days_do_not_count() {
        town.close(LocalDate.of(2025, 6, 16), LocalDate.of(2025, 6, 17));
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 6, 16))).isFalse();
        assertThat(calendar.plus(LocalDate.of(2025, 6, 13), 1)).isEqualTo("2025-06-18");
        assertThat(calendar.plus(LocalDate.of(2025, 6, 16), 0)).isEqualTo("2025-06-18");
        assertThat(calendar.between(LocalDate.of(2025, 6, 13), LocalDate.of(2025, 6, 18)))
                .isEqualTo(1);
    }

    @Test
    void a_search_in_a_calendar_without_working_days_ends() {
        LocalDate.of(2025, 1, 1).datesUntil(LocalDate.of(2130, 1, 1)).forEach(town::close);
        assertThatThrownBy(() -> calendar.plus(LocalDate.of(2025, 6, 13), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_closed_days_are_read_once_in_a_transaction_and_anew_in_the_next() {
        town.close(LocalDate.of(2025, 6, 16));
        inTransaction(() -> {
            calendar.plus(LocalDate.of(2025, 6, 2), 100);
            calendar.between(LocalDate.of(2025, 6, 2), LocalDate.of(2026, 3, 31));
            calendar.isWorkingDay(LocalDate.of(2025, 6, 16));
        });
        assertThat(town.reads).isEqualTo(1);
        town.close(LocalDate.of(2025, 6, 17));
        inTransaction(() ->
                assertThat(calendar.isWorkingDay(LocalDate.of(2025, 6, 17))).isFalse());
        assertThat(town.reads).isEqualTo(2);
    }

    @Test
    void a_transaction_within_another_reads_for_itself() {
        inTransaction(() -> {
            assertThat(calendar.isWorkingDay(LocalDate.of(2025, 6, 17))).isTrue();
            var outer = List.copyOf(TransactionSynchronizationManager.getSynchronizations());
            outer.forEach(synchronization -> synchronization.suspend());
            TransactionSynchronizationManager.clearSynchronization();
            town.close(LocalDate.of(2025, 6, 17));
            inTransaction(() ->
                    assertThat(calendar.isWorkingDay(LocalDate.of(2025, 6, 17))).isFalse());
            TransactionSynchronizationManager.initSynchronization();
            outer.forEach(synchronization -> {
                synchronization.resume();
                TransactionSynchronizationManager.registerSynchronization(synchronization);
            });
            assertThat(calendar.isWorkingDay(LocalDate.of(2025, 6, 17))).isTrue();
        });
        assertThat(town.reads).isEqualTo(2);
        assertThat(TransactionSynchronizationManager.getResource(calendar)).isNull();
    }

    private static void inTransaction(Runnable work) {
        TransactionSynchronizationManager.initSynchronization();
        try {
            work.run();
        } finally {
            var synchronizations = TransactionSynchronizationManager.getSynchronizations();
            TransactionSynchronizationManager.clearSynchronization();
            TransactionSynchronizationUtils.invokeAfterCompletion(synchronizations, 0);
        }
    }

    /** The table of closed days, in memory. */
    private static final class TownCalendar implements ClosedDays {

        private final Set<LocalDate> closed = new HashSet<>();
        private int reads;

        void close(LocalDate... days) {
            closed.addAll(List.of(days));
        }

        @Override
        public Set<LocalDate> dates() {
            reads++;
            return Set.copyOf(closed);
        }

        @Override
        public List<ClosedDay> saveAllAndFlush(Iterable<ClosedDay> days) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ClosedDay> findByClosedOnBetweenOrderByClosedOn(LocalDate first, LocalDate last) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int withdraw(LocalDate day) {
            throw new UnsupportedOperationException();
        }
    }
}
