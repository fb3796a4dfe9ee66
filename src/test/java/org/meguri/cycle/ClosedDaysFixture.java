package org.meguri.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** A calendar of the town for tests without a database. */
final class ClosedDaysFixture {

    private ClosedDaysFixture() {}

    /** The country's calendar and these closed days of the town. */
    static WorkingCalendar calendar(LocalDate... closed) {
        var days = Set.of(closed);
        return new WorkingCalendar(new ClosedDays() {
            @Override
            public List<ClosedDay> saveAllAndFlush(Iterable<ClosedDay> more) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Set<LocalDate> dates() {
                return days;
            }

            @Override
            public List<ClosedDay> findByClosedOnBetweenOrderByClosedOn(LocalDate first, LocalDate last) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int withdraw(LocalDate day) {
                throw new UnsupportedOperationException();
            }
        });
    }
}
