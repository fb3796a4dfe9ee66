package org.meguri.reorganization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.ChangeOrganization.Wanted;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.FollowsReorganization.Succession;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.reorganization.Lines.FigureLine;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Decides on a reorganisation, takes it back, and carries it out on its day: all of it or nothing. */
@UseCase
class ApplyReorganization {

    private final Reorganizations reorganizations;
    private final TryOut tryOut;
    private final MovedTable table;
    private final ChangeOrganization organization;
    private final List<FollowsReorganization> rooms;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ApplyReorganization(
            Reorganizations reorganizations,
            TryOut tryOut,
            MovedTable table,
            ChangeOrganization organization,
            List<FollowsReorganization> rooms,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.reorganizations = reorganizations;
        this.tryOut = tryOut;
        this.table = table;
        this.organization = organization;
        this.rooms = rooms;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Decides. One whose first day has come is carried out at once; any other waits for it.
     *
     * @param seen the revision that was shown
     * @return whether it was carried out at once
     * @throws Refusal (403) when the person is no administrator or gives a role to themselves; (409) when the draft was
     *     changed meanwhile; (422) when something has to be solved first
     */
    boolean decide(ReorganizationId id, long seen, SignedIn by) {
        requireAdministrator(by);
        var reorganization = reorganizations.lock(id);
        if (reorganization.mapping().appointments().stream()
                .anyMatch(appointment -> appointment.officer().equals(by.id()))) {
            throw Refusal.forbidden("reorganization.own-appointment");
        }
        var now = clock.instant();
        reorganization.schedule(by.id(), now, seen);
        var dryRun = tryOut.of(reorganization);
        if (!dryRun.ready()) {
            throw new Refusal("reorganization.problems.left", dryRun.problems().size());
        }
        announcements.publishEvent(new ReorganizationScheduled(id, reorganization.firstDay(), by.id(), now));
        if (reorganization.firstDay().isAfter(LocalDate.now(clock))) {
            reorganizations.flush();
            return false;
        }
        carryOut(reorganization, dryRun, by.id());
        return true;
    }

    /** Takes a decision back; possible until it was carried out. */
    void withdraw(ReorganizationId id, SignedIn by) {
        requireAdministrator(by);
        var reorganization = reorganizations.lock(id);
        reorganization.withdraw();
        announcements.publishEvent(
                new ReorganizationWithdrawn(id, reorganization.firstDay(), by.id(), clock.instant()));
    }

    /**
     * Carries one out whose day has come. Doing it again changes nothing. Where something stands in the way that was not
     * there when it was decided, nothing is done but to say so on its page.
     *
     * @return whether it was carried out now
     */
    boolean carryOutIfDue(ReorganizationId id) {
        var reorganization = reorganizations.lock(id);
        var decidedBy = reorganization.decidedBy();
        if (reorganization.state() != ReorganizationState.SCHEDULED
                || decidedBy == null
                || reorganization.firstDay().isAfter(LocalDate.now(clock))) {
            return false;
        }
        var dryRun = tryOut.of(reorganization);
        if (!dryRun.ready()) {
            reorganization.holdUp();
            return false;
        }
        carryOut(reorganization, dryRun, decidedBy);
        return true;
    }

    /** Says on its page that it could not be carried out; what was begun has been taken back with its transaction. */
    void holdUp(ReorganizationId id) {
        var reorganization = reorganizations.lock(id);
        if (reorganization.state() == ReorganizationState.SCHEDULED) {
            reorganization.holdUp();
        }
    }

    private void carryOut(Reorganization reorganization, DryRun dryRun, OfficerId by) {
        var mapping = reorganization.mapping();
        var firstDay = reorganization.firstDay();
        var units = found(mapping, firstDay);
        for (var from : mapping.ending()) {
            for (var code : mapping.destinations(from)) {
                organization.succeed(from, unit(units, code), firstDay);
            }
            if (!mapping.split(from)) {
                organization.bringUnder(
                        from, unit(units, mapping.destinations(from).get(0)), firstDay);
            }
        }
        for (var person : dryRun.people()) {
            if (person.ends()) {
                organization.end(person.held().id(), firstDay);
            } else {
                organization.move(person.held().id(), unit(units, person.toCode()), firstDay);
            }
        }
        mapping.appointments()
                .forEach(one -> organization.appoint(one.officer(), unit(units, one.toCode()), one.role(), firstDay));
        var succession = new Mapped(mapping, firstDay, units);
        rooms.forEach(room -> room.follow(succession));
        var now = clock.instant();
        reorganization.applied(
                now,
                dryRun.counts().stream()
                        .map(count -> new FigureLine(count.kind(), count.from(), count.to(), count.things()))
                        .toList(),
                table.of(dryRun));
        reorganizations.saveAndFlush(reorganization);
        announcements.publishEvent(new ReorganizationApplied(
                reorganization.id(), firstDay, dryRun.things().size(), by, now));
    }

    /** Every code that is used, with its unit; departments first, as sections stand below them. */
    private Map<String, UnitId> found(Mapping mapping, LocalDate firstDay) {
        var units = new HashMap<String, UnitId>();
        for (var departments : List.of(true, false)) {
            for (var wanted : mapping.units()) {
                if ((wanted.kind() == UnitKind.DEPARTMENT) == departments) {
                    units.put(wanted.code(), organization.found(wanted, parent(units, wanted), firstDay));
                }
            }
        }
        return units;
    }

    private @Nullable UnitId parent(Map<String, UnitId> units, Wanted wanted) {
        return wanted.parentCode().isEmpty() ? null : unit(units, wanted.parentCode());
    }

    private UnitId unit(Map<String, UnitId> units, String code) {
        return units.computeIfAbsent(code, known -> organization
                .withCode(known)
                .map(UnitView::id)
                .orElseThrow(() -> new IllegalStateException("No unit has the code " + known)));
    }

    private static void requireAdministrator(SignedIn person) {
        if (!person.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("reorganization.administrator-only");
        }
    }

    /** The mapping in units that exist by now. */
    private record Mapped(Mapping mapping, LocalDate from, Map<String, UnitId> byCode) implements Succession {

        @Override
        public Set<UnitId> units() {
            return mapping.ending();
        }

        @Override
        public UnitId successor(UnitId unit, @Nullable UUID item) {
            var destinations = mapping.destinations(unit);
            if (destinations.isEmpty()) {
                return unit;
            }
            var code = TryOut.destination(mapping, unit, item);
            var next = byCode.get(code.isEmpty() ? destinations.get(0) : code);
            return next == null ? unit : next;
        }
    }
}
