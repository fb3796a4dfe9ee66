package org.meguri.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.FreeText;
import org.meguri.system.FiscalYear;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Keeps the sessions of the assembly (議会の会期) in the town's calendar. No day of a cycle moves by it. */
@UseCase
class KeepAssembly {

    /** The longest session, in days. */
    static final int LONGEST = 60;

    private final AssemblySessions sessions;
    private final AssemblyCalendar calendar;
    private final ApplicationEventPublisher announcements;
    private final JapaneseDates dates;
    private final Clock clock;

    KeepAssembly(
            AssemblySessions sessions,
            AssemblyCalendar calendar,
            ApplicationEventPublisher announcements,
            JapaneseDates dates,
            Clock clock) {
        this.sessions = sessions;
        this.calendar = calendar;
        this.announcements = announcements;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * Enters a session.
     *
     * @throws Refusal (422) when name or days are missing or cannot be; (409) when another session has one of the days;
     *     (403) when the person keeps neither the cycles nor the system
     */
    AssemblyView set(@Nullable String name, @Nullable LocalDate first, @Nullable LocalDate last, SignedIn by) {
        DeclareClosedDays.requireKeeper(by);
        var title = FreeText.normalise(name == null ? "" : name)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        if (title.isEmpty()) {
            throw new Refusal("calendar.assembly.name-missing");
        }
        if (title.length() > AssemblySession.NAME_LENGTH) {
            throw new Refusal("calendar.name-too-long", AssemblySession.NAME_LENGTH);
        }
        if (first == null || last == null) {
            throw new Refusal("calendar.assembly.days-missing");
        }
        if (first.getYear() < DeclareClosedDays.FIRST_YEAR || last.getYear() > DeclareClosedDays.LAST_YEAR) {
            throw new Refusal(
                    "calendar.year-out-of-range",
                    Integer.toString(DeclareClosedDays.FIRST_YEAR),
                    Integer.toString(DeclareClosedDays.LAST_YEAR));
        }
        if (last.isBefore(first)) {
            throw new Refusal("calendar.assembly.order");
        }
        if (first.plusDays(LONGEST - 1).isBefore(last)) {
            throw new Refusal("calendar.assembly.too-long", LONGEST);
        }
        calendar.between(first, last).stream().findFirst().ifPresent(other -> {
            throw Refusal.conflict(
                    "calendar.assembly.overlaps", other.name(), dates.full(other.first()), dates.full(other.last()));
        });
        var session =
                sessions.saveAndFlush(new AssemblySession(title, first, last)).view();
        announcements.publishEvent(new AssemblySet(session.id(), first, last, by.id(), clock.instant()));
        return session;
    }

    /**
     * Takes a session out; doing it twice changes nothing.
     *
     * @return what was taken out
     * @throws Refusal (404) when there never was one
     */
    AssemblyView remove(UUID id, SignedIn by) {
        DeclareClosedDays.requireKeeper(by);
        var session = sessions.findById(id).orElseThrow(() -> Refusal.notFound("calendar.assembly.unknown"));
        var view = session.view();
        if (!session.removed()) {
            var now = clock.instant();
            session.remove(now);
            announcements.publishEvent(new AssemblyRemoved(id, view.first(), view.last(), by.id(), now));
        }
        return view;
    }

    /** The sessions that have a day in the fiscal year. */
    List<AssemblyView> of(FiscalYear year, SignedIn by) {
        DeclareClosedDays.requireKeeper(by);
        return calendar.between(year.firstDay(), year.lastDay());
    }
}
