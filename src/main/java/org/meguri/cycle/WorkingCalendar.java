package org.meguri.cycle;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.date.HolidayCalendar;
import com.opengamma.strata.basics.date.HolidayCalendarIds;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The working days of the town: no Saturdays and Sundays, no national holidays (substitute and citizens' holidays
 * included), not 29 December to 3 January (年末年始の閉庁), not the town's own closed days.
 */
@Service
public class WorkingCalendar {

    private static final MonthDay YEAR_END = MonthDay.of(Month.DECEMBER, 29);
    private static final MonthDay NEW_YEAR = MonthDay.of(Month.JANUARY, 3);

    /** Nobody plans further; it ends a search in a calendar that somebody has closed altogether. */
    private static final int HORIZON_DAYS = 36_600;

    private final ClosedDays closedDays;

    WorkingCalendar(ClosedDays closedDays) {
        this.closedDays = closedDays;
    }

    /** Loading the library's calendars takes about half a second; nobody waits for it at the start. */
    private static final class Country {

        /** Tokyo's: the national holidays, and 31 December to 3 January, which are closed here anyway. */
        static final HolidayCalendar CALENDAR = HolidayCalendarIds.JPTO.resolve(ReferenceData.standard());
    }

    public boolean isWorkingDay(LocalDate day) {
        return isWorkingDay(day, this::closed);
    }

    /**
     * The day that lies so many working days after (or, negative, before) a day. 0 gives the day itself if it is a
     * working day, else the next one.
     */
    public LocalDate plus(LocalDate day, int workingDays) {
        var closed = closed();
        var found = day;
        if (workingDays == 0) {
            while (!isWorkingDay(found, () -> closed)) {
                found = within(day, found.plusDays(1));
            }
            return found;
        }
        int step = workingDays > 0 ? 1 : -1;
        for (int left = Math.abs(workingDays); left > 0; ) {
            found = within(day, found.plusDays(step));
            if (isWorkingDay(found, () -> closed)) {
                left--;
            }
        }
        return found;
    }

    /** Working days from {@code from} (excluded) to {@code to} (included); negative when {@code to} is earlier. */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        var closed = closed();
        return (int) from.datesUntil(to)
                .map(day -> day.plusDays(1))
                .filter(day -> isWorkingDay(day, () -> closed))
                .count();
    }

    /** Whether every town hall of the country is closed: weekends, national holidays, the turn of the year. */
    static boolean isClosedEverywhere(LocalDate day) {
        return isWeekend(day) || isTurnOfTheYear(day) || Country.CALENDAR.isHoliday(day);
    }

    /** National holidays on weekdays, outside of the turn of the year; both days included. */
    static List<LocalDate> nationalHolidays(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> !isWeekend(day) && !isTurnOfTheYear(day) && Country.CALENDAR.isHoliday(day))
                .toList();
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isTurnOfTheYear(LocalDate day) {
        var monthDay = MonthDay.from(day);
        return !monthDay.isBefore(YEAR_END) || !monthDay.isAfter(NEW_YEAR);
    }

    private static boolean isWorkingDay(LocalDate day, Supplier<Set<LocalDate>> closed) {
        return !isClosedEverywhere(day) && !closed.get().contains(day);
    }

    private static LocalDate within(LocalDate start, LocalDate day) {
        if (Math.abs(day.toEpochDay() - start.toEpochDay()) > HORIZON_DAYS) {
            throw new IllegalArgumentException("No such working day within a hundred years of " + start);
        }
        return day;
    }

    /**
     * The town's closed days, read once in each transaction: a job that counts days for a hundred sheets asks once, and a
     * day closed on another node is known to the next transaction.
     */
    @SuppressWarnings("unchecked")
    private Set<LocalDate> closed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return closedDays.dates();
        }
        var kept = (Set<LocalDate>) TransactionSynchronizationManager.getResource(this);
        if (kept != null) {
            return kept;
        }
        var read = Set.copyOf(closedDays.dates());
        TransactionSynchronizationManager.bindResource(this, read);
        TransactionSynchronizationManager.registerSynchronization(new Keeping(read));
        return read;
    }

    /** To be called in the transaction that changes the closed days. */
    void forget() {
        TransactionSynchronizationManager.unbindResourceIfPossible(this);
    }

    private final class Keeping implements TransactionSynchronization {

        private final Set<LocalDate> days;

        Keeping(Set<LocalDate> days) {
            this.days = days;
        }

        @Override
        public void suspend() {
            forget();
        }

        @Override
        public void resume() {
            forget();
            TransactionSynchronizationManager.bindResource(WorkingCalendar.this, days);
        }

        @Override
        public void afterCompletion(int status) {
            forget();
        }
    }
}
