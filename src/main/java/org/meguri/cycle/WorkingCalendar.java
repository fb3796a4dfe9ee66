package org.meguri.cycle;

import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * The working days of the town: no Saturdays and Sundays, no national holidays (substitute and citizens' holidays
 * included), not 29 December to 3 January (年末年始の閉庁), not the town's own closed days.
 */
@Service
public class WorkingCalendar {

    public boolean isWorkingDay(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /**
     * The day that lies so many working days after (or, negative, before) a day. 0 gives the day itself if it is a
     * working day, else the next one.
     */
    public LocalDate plus(LocalDate day, int workingDays) {
        throw new UnsupportedOperationException();
    }

    /** Working days from {@code from} (excluded) to {@code to} (included); negative when {@code to} is earlier. */
    public int between(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }
}
