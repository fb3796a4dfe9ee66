package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/**
 * 事務取扱: where nobody holds a duty, the planning division names who does it until a day. It is an appointment with an end:
 * whatever the duty may, the one who acts may, and nothing else in the house has to know.
 */
@UseCase
public class ActForVacancy {

    /** Days from the first, both included; for longer the administrator appoints somebody. */
    public static final int LONGEST_DAYS = 366;

    private final Appointments appointments;
    private final Officers officers;
    private final Units units;
    private final Directory directory;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ActForVacancy(
            Appointments appointments,
            Officers officers,
            Units units,
            Directory directory,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.appointments = appointments;
        this.officers = officers;
        this.units = units;
        this.directory = directory;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Who could act for a duty of a unit: officers of its department who can sign in, the nearest first. */
    public List<OfficerView> candidates(Duty duty, SignedIn by) {
        requirePlanning(by);
        var today = LocalDate.now(clock);
        var department = directory.unit(duty.unit()).parent();
        var waiting = directory.withoutPassword();
        var nearest = Stream.of(Role.SECTION_CHIEF, Role.SECTION_STAFF, Role.DIRECTOR)
                .flatMap(role -> directory.holders(role, duty.unit(), today).stream());
        var others = directory.units(today).stream()
                .filter(unit ->
                        department != null && (unit.id().equals(department) || department.equals(unit.parent())))
                .flatMap(unit -> Stream.of(Role.DIRECTOR, Role.SECTION_CHIEF, Role.SECTION_STAFF)
                        .flatMap(role -> directory.holders(role, unit.id(), today).stream()));
        return Stream.concat(nearest, others)
                .distinct()
                .filter(officer -> !waiting.contains(officer.id()))
                .filter(officer -> !officer.id().equals(by.id()))
                .toList();
    }

    /**
     * Names somebody.
     *
     * @param duty of a section's staff, its chief or a director, which nobody holds on the first day
     * @param from today or later
     * @param reason 1 to {@value DesignateDeputy#LONGEST_REASON} UTF-16 units
     * @param to at most {@value #LONGEST_DAYS} days from the first
     * @throws Refusal (403) for who does not plan; (409) when somebody holds the duty meanwhile; (422) when something is
     *     missing or cannot be
     */
    public void act(
            Duty duty,
            @Nullable OfficerId officer,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String reason,
            SignedIn by) {
        requirePlanning(by);
        var unit = units.findForChange(duty.unit()).orElseThrow(() -> Refusal.notFound("organization.unit.unknown"));
        if (officer == null
                || candidates(duty, by).stream().noneMatch(one -> one.id().equals(officer))) {
            throw new Refusal("organization.acting.who");
        }
        var today = LocalDate.now(clock);
        if (from == null || to == null) {
            throw new Refusal("organization.acting.days-missing");
        }
        if (from.isBefore(today)) {
            throw new Refusal("organization.acting.past", today);
        }
        if (to.isBefore(from)) {
            throw new Refusal("organization.acting.order", from, to);
        }
        if (to.isAfter(from.plusDays(LONGEST_DAYS - 1))) {
            throw new Refusal("organization.acting.long", LONGEST_DAYS);
        }
        var why = DesignateDeputy.reason(reason, "organization.acting.reason");
        var waiting = directory.withoutPassword();
        directory.holders(duty.role(), duty.unit(), from).stream()
                .filter(holder -> !waiting.contains(holder.id()))
                .findFirst()
                .ifPresent(holder -> {
                    throw Refusal.conflict("organization.acting.held", unit.name(), holder.name());
                });
        var now = clock.instant();
        appointments.save(new Appointment(officer, duty.unit(), duty.role(), from, to));
        announcements.publishEvent(new ActingNamed(officer, duty, from, to, why, by.id(), now));
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING) && !by.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("organization.acting.planning-only");
        }
    }
}
