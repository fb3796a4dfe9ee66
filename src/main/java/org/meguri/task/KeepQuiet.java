package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** 静穏期間: the planning division keeps reminders away from a unit for some days, with a reason. */
@UseCase
class KeepQuiet {

    /** The longest quiet time, in days: whoever is forgotten in it would miss a stage. */
    static final int LONGEST_DAYS = 62;

    private final QuietPeriods periods;
    private final Directory directory;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    KeepQuiet(QuietPeriods periods, Directory directory, ApplicationEventPublisher announcements, Clock clock) {
        this.periods = periods;
        this.directory = directory;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Keeps a unit and its sections quiet. Due days stay as they are.
     *
     * @param first today or later
     * @param last at most {@value #LONGEST_DAYS} days from the first, both included
     * @param reason 1 to {@value QuietPeriod#REASON_LENGTH} UTF-16 units
     * @throws Refusal (422) when the days or the reason cannot be used; (409) when the unit is quiet then already; (403) for
     *     who does not plan
     */
    public void keep(
            @Nullable UnitId unit,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable String reason,
            SignedIn by) {
        requirePlanning(by);
        if (unit == null) {
            throw new Refusal("task.quiet.unit-missing");
        }
        var today = LocalDate.now(clock);
        var known = directory.units(today).stream().anyMatch(one -> one.id().equals(unit));
        if (!known) {
            throw new Refusal("task.quiet.unit-missing");
        }
        if (first == null || last == null) {
            throw new Refusal("task.quiet.days-missing");
        }
        if (first.isBefore(today)) {
            throw new Refusal("task.quiet.past", first);
        }
        if (last.isBefore(first)) {
            throw new Refusal("task.quiet.order", first, last);
        }
        if (last.isAfter(first.plusDays(LONGEST_DAYS - 1))) {
            throw new Refusal("task.quiet.long", LONGEST_DAYS);
        }
        var why = FreeText.accept("task.quiet.reason", reason, true, QuietPeriod.REASON_LENGTH);
        periods.from(first).stream()
                .filter(other -> other.unit().equals(unit) && !other.firstDay().isAfter(last))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict(
                            "task.quiet.already", directory.unit(unit).name(), other.firstDay(), other.lastDay());
                });
        var now = clock.instant();
        periods.saveAndFlush(new QuietPeriod(unit, first, last, why, by.id(), now));
        announcements.publishEvent(new UnitQuieted(unit, first, last, why, by.id(), now));
    }

    /** Reminders go on from now; the next morning tells what was passed. Doing it twice changes nothing. */
    public void end(UUID id, SignedIn by) {
        requirePlanning(by);
        var period = periods.findById(id).orElseThrow(() -> Refusal.notFound("task.quiet.unknown"));
        var now = clock.instant();
        if (period.end(now)) {
            periods.saveAndFlush(period);
            announcements.publishEvent(new QuietEnded(period.unit(), by.id(), now));
        }
    }

    /** Quiet times that last, or are to come. */
    List<QuietPeriod> open(SignedIn by) {
        requirePlanning(by);
        return periods.from(LocalDate.now(clock));
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("task.quiet.planning-only");
        }
    }
}
