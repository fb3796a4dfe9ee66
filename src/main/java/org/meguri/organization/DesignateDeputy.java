package org.meguri.organization;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** 代決者の指定: a chief or a director names who decides while they are away; planning does it for somebody who cannot. */
@UseCase
public class DesignateDeputy {

    /** Longest reason, in UTF-16 units. */
    public static final int LONGEST_REASON = 100;

    /** An absence, not an appointment: so long at most, in days, unless an administrator sets no end. */
    static final int LONGEST_DAYS = 366;

    private final Deputies deputies;
    private final Appointments appointments;
    private final Units units;
    private final Officers officers;
    private final JapaneseDates dates;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    DesignateDeputy(
            Deputies deputies,
            Appointments appointments,
            Units units,
            Officers officers,
            JapaneseDates dates,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.deputies = deputies;
        this.appointments = appointments;
        this.units = units;
        this.officers = officers;
        this.dates = dates;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * A designation as it was typed.
     *
     * @param appointment of the one who is away
     * @param deputy who decides instead
     * @param from the first day, today or later
     * @param to the last day; an administrator may leave it open
     * @param reason why the one is away
     */
    public record Command(
            @Nullable UUID appointment,
            @Nullable UUID deputy,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason) {}

    /**
     * Designates. The same once more, as a double click sends it, changes nothing.
     *
     * @throws Refusal (403) when the appointment is not the person's own and they are neither planning nor administrator;
     *     (409) when the unit has another deputy on one of these days; (422) when something is missing or not possible
     */
    public DeputyId designate(Command command, SignedIn by) {
        var away = whose(command.appointment());
        boolean anywhere = by.has(Role.PLANNING) || by.has(Role.ADMINISTRATOR);
        if (!anywhere && !away.officer().equals(by.id())) {
            throw Refusal.forbidden("organization.deputy.not-yours");
        }
        var principal = officers.get(away.officer());
        var deputy = who(command.deputy());
        if (deputy.id().equals(principal.id())) {
            throw new Refusal("organization.deputy.oneself", principal.name());
        }
        if (deputy.id().equals(by.id())) {
            throw new Refusal("organization.deputy.not-by-oneself");
        }
        var days = days(command.from(), command.to(), by);
        var reason = reason(command.reason());

        var duty = away.duty();
        var unit = units.findForChange(duty.unit()).orElseThrow(() -> new Refusal("organization.deputy.whose-missing"));
        for (var other : deputies.ofDuty(duty.unit(), duty.role())) {
            if (other.same(principal.id(), deputy.id(), days, reason, by.id())) {
                return other.id();
            }
            if (other.overlaps(days)) {
                throw taken(unit, other);
            }
        }
        requireAppointments(principal, deputy, unit, duty, days, anywhere);
        var now = clock.instant();
        var designation = deputies.saveAndFlush(
                new Deputy(duty, principal.id(), deputy.id(), days, anywhere, reason, by.id(), now));
        announcements.publishEvent(new DeputyDesignated(
                designation.id(), duty, principal.id(), deputy.id(), days.from(), days.to(), by.id(), now));
        return designation.id();
    }

    /**
     * Ends a designation with the end of a day. What the deputy has decided stays.
     *
     * @param last the last day of the deputy
     * @return whether it is news; the day on which it ends anyway changes nothing
     * @throws Refusal (403) when the person holds no such role in the unit and is neither planning nor administrator; (409)
     *     when it is over; (422) when the day is missing, after the present end, in the past or before the first
     */
    public boolean end(DeputyId id, @Nullable LocalDate last, SignedIn by) {
        var designation = lock(id, by);
        if (last == null) {
            throw new Refusal("organization.deputy.end-missing");
        }
        if (last.isBefore(LocalDate.now(clock))) {
            throw new Refusal("organization.deputy.end-past");
        }
        if (last.isBefore(designation.from())) {
            throw new Refusal("organization.deputy.end-before", dates.full(designation.from()));
        }
        var to = designation.to();
        if (to != null && last.isAfter(to)) {
            throw new Refusal("organization.deputy.end-later", dates.full(to));
        }
        if (last.equals(to)) {
            return false;
        }
        var now = clock.instant();
        designation.endOn(last, by.id(), now);
        ended(designation, by, now);
        return true;
    }

    /**
     * Ends a designation at this moment, or calls it off where it has not begun. What the deputy has decided stays within
     * its days.
     *
     * @throws Refusal (403) when the person holds no such role in the unit and is neither planning nor administrator; (409)
     *     when it is over
     */
    public void endNow(DeputyId id, SignedIn by) {
        var designation = lock(id, by);
        var now = clock.instant();
        designation.stop(LocalDate.now(clock), by.id(), now);
        ended(designation, by, now);
    }

    /** The designation for somebody who may end it, if it is not over. */
    private Deputy lock(DeputyId id, SignedIn by) {
        var designation = deputies.lock(id);
        var duty = designation.duty();
        if (!by.holds(duty.role(), duty.unit()) && !by.has(Role.PLANNING) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("organization.deputy.not-yours");
        }
        if (designation.calledOff()) {
            throw Refusal.conflict("organization.deputy.called-off");
        }
        if (designation.over(LocalDate.now(clock))) {
            throw Refusal.conflict("organization.deputy.over", dates.full(designation.to()));
        }
        return designation;
    }

    private void ended(Deputy designation, SignedIn by, Instant at) {
        deputies.saveAndFlush(designation);
        announcements.publishEvent(DeputyEnded.of(designation, by.id(), at));
    }

    private Appointment whose(@Nullable UUID id) {
        if (id == null) {
            throw new Refusal("organization.deputy.whose-missing");
        }
        return appointments
                .findById(id)
                .filter(held -> held.role() == Role.SECTION_CHIEF || held.role() == Role.DIRECTOR)
                .orElseThrow(() -> new Refusal("organization.deputy.whose-missing"));
    }

    private Officer who(@Nullable UUID id) {
        if (id == null) {
            throw new Refusal("organization.deputy.who-missing");
        }
        var officer =
                officers.findById(new OfficerId(id)).orElseThrow(() -> new Refusal("organization.deputy.who-missing"));
        if (!officer.enabled()) {
            throw new Refusal("organization.deputy.disabled", officer.name());
        }
        return officer;
    }

    private Validity days(@Nullable LocalDate from, @Nullable LocalDate to, SignedIn by) {
        if (from == null) {
            throw new Refusal("organization.deputy.from-missing");
        }
        var today = LocalDate.now(clock);
        if (from.isBefore(today)) {
            throw new Refusal("organization.deputy.past", dates.full(today));
        }
        if (from.isAfter(today.plusDays(LONGEST_DAYS))) {
            throw new Refusal("organization.deputy.far");
        }
        if (to == null) {
            if (!by.has(Role.ADMINISTRATOR)) {
                throw new Refusal("organization.deputy.to-missing");
            }
            return Validity.from(from);
        }
        if (to.isBefore(from)) {
            throw new Refusal("organization.deputy.order");
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS))) {
            throw new Refusal("organization.deputy.long");
        }
        return Validity.from(from).until(to);
    }

    private static String reason(@Nullable String typed) {
        return reason(typed, "organization.deputy.reason");
    }

    /** One line, 1 to {@value #LONGEST_REASON} UTF-16 units. @throws Refusal (422) of this key when it is not */
    static String reason(@Nullable String typed, String key) {
        var reason =
                typed == null ? "" : Normalizer.normalize(typed.strip().replaceAll("\\s+", " "), Normalizer.Form.NFC);
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(key, LONGEST_REASON);
        }
        return reason;
    }

    private Refusal taken(Unit unit, Deputy other) {
        var name = officers.get(other.deputy()).name();
        var to = other.to();
        return to == null
                ? Refusal.conflict("organization.deputy.taken-open", unit.name(), name, dates.full(other.from()))
                : Refusal.conflict(
                        "organization.deputy.taken", unit.name(), name, dates.full(other.from()), dates.full(to));
    }

    /** Both hold their appointments on every one of the days; a day without would be a day without a deputy. */
    private void requireAppointments(
            Officer principal, Officer deputy, Unit unit, Duty duty, Validity days, boolean anywhere) {
        if (!covered(principal, days, held -> held.duty().equals(duty))) {
            throw new Refusal("organization.deputy.principal-appointment", principal.name(), unit.name());
        }
        var held = appointments.findByOfficer(deputy.id());
        if (held.stream()
                .anyMatch(one -> one.duty().equals(duty)
                        && one.from()
                                .isBefore(
                                        days.to() == null
                                                ? LocalDate.MAX
                                                : days.to().plusDays(1))
                        && (one.to() == null || !one.to().isBefore(days.from())))) {
            throw new Refusal("organization.deputy.holds", deputy.name(), unit.name());
        }
        if (!covered(deputy, days, one -> Duties.standsIn(one.role()))) {
            throw new Refusal("organization.deputy.appointment", deputy.name());
        }
        if (!anywhere && !covered(deputy, days, one -> Duties.standsIn(one.role()) && near(one, unit))) {
            throw new Refusal("organization.deputy.near", deputy.name(), unit.name());
        }
    }

    private boolean near(Appointment held, Unit unit) {
        return held.unit().equals(unit.id())
                || held.unit().equals(unit.parent())
                || units.findById(held.unit())
                        .filter(place -> unit.id().equals(place.parent()))
                        .isPresent();
    }

    private boolean covered(Officer officer, Validity days, Predicate<Appointment> which) {
        return covered(
                appointments.findByOfficer(officer.id()).stream().filter(which).toList(), days);
    }

    /** Whether appointments that follow each other hold on every day. */
    static boolean covered(List<Appointment> held, Validity days) {
        var next = days.from();
        while (true) {
            var day = next;
            var one = held.stream()
                    .filter(appointment -> appointment.inForce(day))
                    .toList();
            if (one.isEmpty()) {
                return false;
            }
            if (one.stream().anyMatch(appointment -> appointment.to() == null)) {
                return true;
            }
            for (var appointment : one) {
                var to = appointment.to();
                if (to != null && !to.isBefore(next)) {
                    next = to.plusDays(1);
                }
            }
            var to = days.to();
            if (to != null && next.isAfter(to)) {
                return true;
            }
        }
    }
}
