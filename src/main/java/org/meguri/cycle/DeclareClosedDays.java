package org.meguri.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Keeps the town's own closed days (開庁記念日, 議会や災害による閉庁 …). Due days of open cycles stay as they are; days that are
 * counted from now on leave the closed ones out.
 */
@UseCase
public class DeclareClosedDays {

    /** The longest closure that can be declared at once, in days. */
    static final int LONGEST = 31;

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2099;

    private final ClosedDays closedDays;
    private final WorkingCalendar calendar;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    DeclareClosedDays(
            ClosedDays closedDays, WorkingCalendar calendar, ApplicationEventPublisher announcements, Clock clock) {
        this.closedDays = closedDays;
        this.calendar = calendar;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Closes the working days from {@code from} to {@code to}, both included; days that are closed anyway are passed over.
     *
     * @return the days that are newly closed
     * @throws Refusal when the days or the name cannot be used, or every day is closed already; (403) when the person
     *     keeps neither the cycles nor the system
     */
    public List<LocalDate> declare(
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable String name, SignedIn by) {
        requireKeeper(by);
        if (from == null) {
            throw new Refusal("calendar.from-missing");
        }
        var last = to == null ? from : to;
        if (from.getYear() < FIRST_YEAR || last.getYear() > LAST_YEAR) {
            throw new Refusal("calendar.year-out-of-range", text(FIRST_YEAR), text(LAST_YEAR));
        }
        if (last.isBefore(from)) {
            throw new Refusal("calendar.to-before-from");
        }
        if (from.plusDays(LONGEST - 1).isBefore(last)) {
            throw new Refusal("calendar.too-long", LONGEST);
        }
        var title = FreeText.normalise(name == null ? "" : name)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        if (title.isEmpty()) {
            throw new Refusal("calendar.name-missing");
        }
        if (title.length() > ClosedDay.NAME_LENGTH) {
            throw new Refusal("calendar.name-too-long", ClosedDay.NAME_LENGTH);
        }
        var known = new HashSet<>(closedDays.dates());
        var days = from.datesUntil(last.plusDays(1))
                .filter(day -> !WorkingCalendar.isClosedEverywhere(day))
                .filter(day -> !known.contains(day))
                .toList();
        if (days.isEmpty()) {
            throw new Refusal("calendar.closed-already");
        }
        closedDays.saveAllAndFlush(
                days.stream().map(day -> new ClosedDay(day, title)).toList());
        changed(days, true, by);
        return days;
    }

    /** Opens the town hall on this day again; doing it twice changes nothing. */
    public void withdraw(LocalDate day, SignedIn by) {
        requireKeeper(by);
        if (closedDays.withdraw(day) > 0) {
            changed(List.of(day), false, by);
        }
    }

    /** The town's own closed days of a fiscal year, by day. */
    List<ClosedDay> closedDays(FiscalYear year, SignedIn by) {
        requireKeeper(by);
        return closedDays.findByClosedOnBetweenOrderByClosedOn(year.firstDay(), year.lastDay());
    }

    /** The weekdays of a fiscal year that the law takes off; the turn of the year is left out. */
    List<LocalDate> countryWide(FiscalYear year) {
        return WorkingCalendar.nationalHolidays(year.firstDay(), year.lastDay());
    }

    private void changed(List<LocalDate> days, boolean closed, SignedIn by) {
        calendar.forget();
        announcements.publishEvent(new ClosedDaysChanged(days, closed, by.id(), clock.instant()));
    }

    /** Whether this person keeps the calendar. */
    static boolean mayKeep(SignedIn person) {
        return person.has(Role.ADMINISTRATOR) || person.has(Role.PLANNING);
    }

    static void requireKeeper(SignedIn by) {
        if (!mayKeep(by)) {
            throw Refusal.forbidden("calendar.keepers-only");
        }
    }

    /** A year is no quantity: without it, the message would print 2,000. */
    private static String text(int year) {
        return Integer.toString(year);
    }
}
