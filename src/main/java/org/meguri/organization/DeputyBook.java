package org.meguri.organization;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The designations of deputies as pages list them, and what may be chosen for a new one. */
@Service
@Transactional(readOnly = true)
class DeputyBook {

    private final Deputies deputies;
    private final Appointments appointments;
    private final Units units;
    private final Officers officers;
    private final Words words;
    private final Clock clock;

    DeputyBook(Deputies deputies, Appointments appointments, Units units, Officers officers, Words words, Clock clock) {
        this.deputies = deputies;
        this.appointments = appointments;
        this.units = units;
        this.officers = officers;
        this.words = words;
        this.clock = clock;
    }

    /** Where a designation stands today. */
    enum State {
        CURRENT,
        COMING,
        /** Its days are not over, but one of the two has lost the appointment, or the deputy's account is closed. */
        LAPSED,
        OVER
    }

    /**
     * A designation in words.
     *
     * @param to its last day; null while no end is set, and the planned one where it was called off before the first
     * @param cut whether it was ended earlier than planned, or ends so
     * @param stoppedAt the moment at which it was ended at once
     * @param calledOff whether it was called off before its first day
     * @param mayEnd whether the person who looks may end it
     * @param earliest the first day that may be chosen as the last; null where none is left before the present end
     * @param latest the last such day, null while no end is set
     */
    record Row(
            DeputyId id,
            UnitId unit,
            String unitCode,
            String unitName,
            Role role,
            String principal,
            String deputy,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate plannedTo,
            boolean cut,
            String reason,
            String madeBy,
            Instant madeAt,
            @Nullable String endedBy,
            @Nullable Instant stoppedAt,
            boolean calledOff,
            State state,
            boolean mayEnd,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest) {}

    /** Whether the person names deputies for anybody, in any unit. */
    static boolean forAll(SignedIn person) {
        return person.has(Role.PLANNING) || person.has(Role.ADMINISTRATOR);
    }

    /** Whether the person may name an own deputy. */
    static boolean forOneself(SignedIn person) {
        return !person.own(Role.SECTION_CHIEF).isEmpty()
                || !person.own(Role.DIRECTOR).isEmpty();
    }

    /**
     * What concerns the person, the latest first: all for planning and administrators, those of the own units for chiefs
     * and directors, and for everybody those of which they are the deputy.
     */
    List<Row> rows(SignedIn person) {
        var all = forAll(person);
        return rows(
                deputies.all().stream()
                        .filter(one -> all
                                || one.deputy().equals(person.id())
                                || one.principal().equals(person.id())
                                || person.holds(one.duty().role(), one.duty().unit()))
                        .toList(),
                person);
    }

    /** Where this officer is away or decides instead, today or later. */
    List<Row> rowsOf(OfficerId officer, SignedIn person) {
        return rows(
                        deputies.all().stream()
                                .filter(one -> one.deputy().equals(officer)
                                        || one.principal().equals(officer))
                                .toList(),
                        person)
                .stream()
                .filter(row -> row.state() != State.OVER)
                .toList();
    }

    /** Names of the deputies of today, by unit. */
    Map<UnitId, List<String>> today() {
        var names = new HashMap<UnitId, List<String>>();
        for (var row : deputies.inForce(LocalDate.now(clock))) {
            var deputy = (Deputy) row[0];
            names.computeIfAbsent(deputy.duty().unit(), unit -> new ArrayList<>())
                    .add(words.of(
                            "organization.deputy.of-today",
                            ((Officer) row[2]).name(),
                            words.of("organization.role." + deputy.duty().role())));
        }
        return names;
    }

    /** Who decides today in the stead of this person, or of a colleague who holds the same office. */
    List<Row> ownToday(SignedIn person) {
        return rows(person).stream()
                .filter(row -> row.state() == State.CURRENT && person.holds(row.role(), row.unit()))
                .toList();
    }

    /** A choice as the fragments of forms read it. */
    record Choice(String value, String label, @Nullable String meaning) {}

    /** Whose deputy may be named: the own offices, or for planning and administrators those of all chiefs and directors. */
    List<Choice> offices(SignedIn person) {
        var today = LocalDate.now(clock);
        var places = places();
        var people = people();
        return appointments.findAll().stream()
                .filter(held -> held.role() == Role.SECTION_CHIEF || held.role() == Role.DIRECTOR)
                .filter(held -> open(held, today))
                .filter(held -> forAll(person) || held.officer().equals(person.id()))
                .sorted(Comparator.comparing((Appointment held) -> code(places, held.unit()))
                        .thenComparing(Appointment::role)
                        .thenComparing(Appointment::from))
                .map(held -> new Choice(
                        held.id().toString(),
                        words.of(
                                "organization.deputy.office",
                                placeName(places, held.unit()),
                                words.of("organization.role." + held.role()),
                                name(people, held.officer())),
                        null))
                .toList();
    }

    /** Who may be chosen: whoever belongs to the unit or next to it, or for planning and administrators any official. */
    List<Choice> candidates(SignedIn person) {
        var today = LocalDate.now(clock);
        var places = places();
        var near = person.duties().stream()
                .filter(duty -> (duty.role() == Role.SECTION_CHIEF || duty.role() == Role.DIRECTOR)
                        && person.holds(duty.role(), duty.unit()))
                .map(Duty::unit)
                .collect(toSet());
        var colleagues = forAll(person) ? Set.<OfficerId>of() : inTheSameOffices(person, today);
        var byOfficer = new LinkedHashMap<OfficerId, List<Appointment>>();
        appointments.findAll().stream()
                .filter(held -> Duties.standsIn(held.role()) && open(held, today))
                .filter(held -> !held.officer().equals(person.id()))
                .filter(held ->
                        forAll(person) || (near(held.unit(), near, places) && !colleagues.contains(held.officer())))
                .sorted(Comparator.comparing((Appointment held) -> code(places, held.unit()))
                        .thenComparing(Appointment::role))
                .forEach(held -> byOfficer
                        .computeIfAbsent(held.officer(), officer -> new ArrayList<>())
                        .add(held));
        var choices = new ArrayList<Choice>();
        byOfficer.forEach((id, held) -> officers.findById(id)
                .filter(Officer::enabled)
                .ifPresent(officer -> choices.add(new Choice(
                        id.toString(),
                        candidate(
                                officer.name(),
                                placeName(places, held.get(0).unit()),
                                words.of("organization.role." + held.get(0).role())),
                        null))));
        return choices;
    }

    private String candidate(String name, String unit, String role) {
        return unit.equals(role)
                ? words.of("organization.deputy.candidate.unit", name, unit)
                : words.of("organization.deputy.candidate", name, unit, role);
    }

    /** Who holds every office of the person as well, without an end: they decide on their own account anyway. */
    private Set<OfficerId> inTheSameOffices(SignedIn person, LocalDate today) {
        var held = appointments.findAll().stream()
                .filter(one -> one.to() == null && one.inForce(today))
                .collect(groupingBy(Appointment::officer, mapping(Appointment::duty, toSet())));
        var own = held.getOrDefault(person.id(), Set.of()).stream()
                .filter(duty -> duty.role() == Role.SECTION_CHIEF || duty.role() == Role.DIRECTOR)
                .toList();
        return own.isEmpty()
                ? Set.of()
                : held.entrySet().stream()
                        .filter(entry -> entry.getValue().containsAll(own))
                        .map(Map.Entry::getKey)
                        .collect(toSet());
    }

    private static boolean near(UnitId unit, Collection<UnitId> own, Map<UnitId, Unit> places) {
        var place = places.get(unit);
        var parent = place == null ? null : place.parent();
        return own.contains(unit)
                || (parent != null && own.contains(parent))
                || own.stream().anyMatch(one -> {
                    var at = places.get(one);
                    return at != null && unit.equals(at.parent());
                });
    }

    private static boolean open(Appointment held, LocalDate today) {
        var to = held.to();
        return to == null || (!to.isBefore(today) && !to.isBefore(held.from()));
    }

    private List<Row> rows(List<Deputy> found, SignedIn person) {
        var today = LocalDate.now(clock);
        var current = deputies.inForce(today).stream()
                .map(row -> ((Deputy) row[0]).id())
                .collect(toSet());
        var places = places();
        var people = people();
        return found.stream()
                .sorted(Comparator.comparing(Deputy::from)
                        .reversed()
                        .thenComparing(one -> code(places, one.duty().unit())))
                .map(one -> {
                    var endedBy = one.endedBy();
                    var over = one.over(today);
                    var to = one.to();
                    var earliest = one.from().isAfter(today) ? one.from() : today;
                    var latest = to == null ? null : to.minusDays(1);
                    return new Row(
                            one.id(),
                            one.duty().unit(),
                            code(places, one.duty().unit()),
                            placeName(places, one.duty().unit()),
                            one.duty().role(),
                            name(people, one.principal()),
                            name(people, one.deputy()),
                            one.from(),
                            one.calledOff() ? one.plannedTo() : to,
                            one.plannedTo(),
                            one.endedAt() != null,
                            one.reason(),
                            name(people, one.madeBy()),
                            one.madeAt(),
                            endedBy == null ? null : name(people, endedBy),
                            one.stopped() ? one.endedAt() : null,
                            one.calledOff(),
                            state(one, over, current.contains(one.id()), today),
                            !over
                                    && (forAll(person)
                                            || person.holds(
                                                    one.duty().role(),
                                                    one.duty().unit())),
                            latest != null && latest.isBefore(earliest) ? null : earliest,
                            latest);
                })
                .toList();
    }

    private static State state(Deputy one, boolean over, boolean current, LocalDate today) {
        if (over) {
            return State.OVER;
        }
        if (current) {
            return State.CURRENT;
        }
        return one.from().isAfter(today) ? State.COMING : State.LAPSED;
    }

    private Map<UnitId, Unit> places() {
        return units.findByOrderByCode().stream().collect(toMap(Unit::id, Function.identity()));
    }

    private Map<OfficerId, String> people() {
        return officers.findByOrderByLogin().stream().collect(toMap(Officer::id, Officer::name));
    }

    private static String code(Map<UnitId, Unit> places, UnitId unit) {
        var place = places.get(unit);
        return place == null ? "" : place.code();
    }

    private static String placeName(Map<UnitId, Unit> places, UnitId unit) {
        var place = places.get(unit);
        return place == null ? "" : place.name();
    }

    private static String name(Map<OfficerId, String> people, OfficerId officer) {
        return people.getOrDefault(officer, "");
    }
}
