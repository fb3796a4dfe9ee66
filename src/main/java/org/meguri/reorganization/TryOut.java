package org.meguri.reorganization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.AppointmentView;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.Directory;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.organization.UnitView;
import org.meguri.reorganization.DryRun.Choice;
import org.meguri.reorganization.DryRun.Count;
import org.meguri.reorganization.DryRun.Person;
import org.meguri.reorganization.DryRun.Problem;
import org.meguri.reorganization.DryRun.Thing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks through a mapping: what moves where, and what has to be solved first. Changes nothing. */
@Component
@Transactional(readOnly = true)
class TryOut {

    private final Directory directory;
    private final ChangeOrganization organization;
    private final Reorganizations reorganizations;
    private final List<FollowsReorganization> rooms;

    TryOut(
            Directory directory,
            ChangeOrganization organization,
            Reorganizations reorganizations,
            List<FollowsReorganization> rooms) {
        this.directory = directory;
        this.organization = organization;
        this.reorganizations = reorganizations;
        this.rooms = rooms;
    }

    /** A unit that takes over; {@code id} is missing as long as it does not exist. */
    private record Destination(String code, String name, UnitKind kind, @Nullable UnitId id) {}

    DryRun of(ReorganizationId id) {
        return of(reorganizations.get(id));
    }

    DryRun of(Reorganization reorganization) {
        var mapping = reorganization.mapping();
        var destinations = destinations(mapping);
        var ending = mapping.ending();
        var names = new HashMap<UnitId, String>();
        ending.forEach(unit -> names.put(unit, directory.unit(unit).name()));
        var things = things(mapping, ending, names, destinations);
        var choices = choices(mapping, things);
        var people = people(mapping, ending, names, destinations, reorganization.firstDay());
        var problems = new ArrayList<Problem>();
        var hints = new ArrayList<Problem>();
        checkUnits(reorganization, mapping, names, destinations, problems);
        checkNames(mapping, names, reorganization.firstDay(), problems);
        checkChoices(mapping, choices, names, problems);
        checkPeople(mapping, people, destinations, problems);
        checkChiefs(mapping, people, destinations, reorganization.firstDay(), problems, hints);
        rooms.stream()
                .map(room -> room.finishedLast(ending))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(last -> !last.isBefore(reorganization.firstDay()))
                .ifPresent(last -> problems.add(Problem.of("reorganization.problem.finished", last)));
        return new DryRun(
                things,
                counts(things),
                choices,
                people,
                deputies(ending, names, reorganization.firstDay()),
                List.copyOf(problems),
                List.copyOf(hints));
    }

    /** The code that takes over; "" where an item of a split unit has none yet. */
    static String destination(Mapping mapping, UnitId unit, @Nullable UUID item) {
        var destinations = mapping.destinations(unit);
        if (destinations.size() == 1 || item == null) {
            // What belongs to no item goes to the first of several.
            return destinations.get(0);
        }
        return mapping.items().stream()
                .filter(choice -> choice.from().equals(unit)
                        && choice.item().equals(item)
                        && destinations.contains(choice.toCode()))
                .map(Mapping.ItemChoice::toCode)
                .findFirst()
                .orElse("");
    }

    /** What is to become of an appointment: a code, "" for its end; nothing where nobody decided. */
    static Optional<String> destination(Mapping mapping, AppointmentView held) {
        var chosen = mapping.people().stream()
                .filter(choice -> choice.appointment().equals(held.id()))
                .map(Mapping.PersonChoice::toCode)
                .findFirst();
        return chosen.isPresent() || mapping.split(held.unit())
                ? chosen
                : Optional.of(mapping.destinations(held.unit()).get(0));
    }

    private Map<String, Destination> destinations(Mapping mapping) {
        var destinations = new LinkedHashMap<String, Destination>();
        mapping.units()
                .forEach(unit -> destinations.putIfAbsent(
                        unit.code(), new Destination(unit.code(), unit.name(), unit.kind(), null)));
        var codes = new LinkedHashSet<String>();
        mapping.moves().forEach(move -> codes.add(move.toCode()));
        mapping.people().forEach(choice -> codes.add(choice.toCode()));
        mapping.appointments().forEach(appointment -> codes.add(appointment.toCode()));
        for (var code : codes) {
            if (!code.isEmpty() && !destinations.containsKey(code)) {
                organization
                        .withCode(code)
                        .ifPresent(unit ->
                                destinations.put(code, new Destination(code, unit.name(), unit.kind(), unit.id())));
            }
        }
        return destinations;
    }

    private List<Thing> things(
            Mapping mapping, Set<UnitId> ending, Map<UnitId, String> names, Map<String, Destination> destinations) {
        if (ending.isEmpty()) {
            return List.of();
        }
        return rooms.stream()
                .flatMap(room -> room.affected(ending).stream())
                .map(one -> {
                    var code = destination(mapping, one.unit(), one.item());
                    return new Thing(
                            one.kind(),
                            one.subject(),
                            one.title(),
                            one.unit(),
                            names.getOrDefault(one.unit(), ""),
                            code,
                            name(destinations, code),
                            one.item());
                })
                .toList();
    }

    private static String name(Map<String, Destination> destinations, String code) {
        var destination = destinations.get(code);
        return destination == null ? code : destination.name();
    }

    private static List<Count> counts(List<Thing> things) {
        var counts = new LinkedHashMap<List<String>, Integer>();
        things.forEach(thing -> counts.merge(List.of(thing.kind(), thing.from(), thing.to()), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Count(
                        entry.getKey().get(0),
                        entry.getKey().get(1),
                        entry.getKey().get(2),
                        entry.getValue()))
                .sorted(Comparator.comparing(Count::kind)
                        .thenComparing(Count::from)
                        .thenComparing(Count::to))
                .toList();
    }

    private static List<Choice> choices(Mapping mapping, List<Thing> things) {
        var choices = new LinkedHashMap<List<Object>, Choice>();
        for (var thing : things) {
            var item = thing.item();
            if (item != null && mapping.split(thing.unit())) {
                choices.putIfAbsent(
                        List.of(thing.unit(), item),
                        new Choice(thing.unit(), thing.from(), item, thing.title(), thing.toCode()));
            }
        }
        return List.copyOf(choices.values());
    }

    private List<DryRun.Deputy> deputies(Set<UnitId> ending, Map<UnitId, String> names, LocalDate firstDay) {
        if (ending.isEmpty()) {
            return List.of();
        }
        return organization.deputies(ending, firstDay).stream()
                .map(one -> new DryRun.Deputy(one, names.getOrDefault(one.duty().unit(), "")))
                .toList();
    }

    private List<Person> people(
            Mapping mapping,
            Set<UnitId> ending,
            Map<UnitId, String> names,
            Map<String, Destination> destinations,
            LocalDate firstDay) {
        if (ending.isEmpty()) {
            return List.of();
        }
        return organization.appointments(ending, firstDay).stream()
                .map(held -> {
                    var code = destination(mapping, held);
                    return new Person(
                            held,
                            names.getOrDefault(held.unit(), ""),
                            code.orElse(""),
                            code.map(one -> name(destinations, one)).orElse(""),
                            code.isPresent());
                })
                .toList();
    }

    private void checkUnits(
            Reorganization reorganization,
            Mapping mapping,
            Map<UnitId, String> names,
            Map<String, Destination> destinations,
            List<Problem> problems) {
        var firstDay = reorganization.firstDay();
        if (mapping.moves().isEmpty()) {
            problems.add(Problem.of("reorganization.problem.empty"));
        }
        var endingCodes = new HashSet<String>();
        mapping.ending().forEach(unit -> endingCodes.add(directory.unit(unit).code()));
        for (var unit : mapping.ending()) {
            var name = names.getOrDefault(unit, "");
            var days = organization.days(unit);
            if (!days.from().isBefore(firstDay)) {
                problems.add(Problem.of("reorganization.problem.begins-later", name, days.from()));
            } else if (days.to() != null) {
                problems.add(Problem.of("reorganization.problem.ended", name));
            }
            reorganizations.findByState(ReorganizationState.SCHEDULED).stream()
                    .filter(other -> !other.id().equals(reorganization.id())
                            && other.mapping().ending().contains(unit))
                    .forEach(other -> problems.add(Problem.of("reorganization.problem.other", name, other.title())));
        }
        for (var move : mapping.moves()) {
            var name = names.getOrDefault(move.from(), "");
            var destination = destinations.get(move.toCode());
            if (destination == null) {
                problems.add(Problem.of("reorganization.problem.unknown", name, move.toCode()));
            } else if (endingCodes.contains(move.toCode())) {
                problems.add(Problem.of("reorganization.problem.chain", name, destination.name()));
            } else if (destination.id() != null
                    && organization.days(destination.id()).to() != null) {
                problems.add(Problem.of("reorganization.problem.destination-ended", name, destination.name()));
            }
        }
        checkDepartments(mapping, names, firstDay, endingCodes, problems);
    }

    private void checkDepartments(
            Mapping mapping,
            Map<UnitId, String> names,
            LocalDate firstDay,
            Set<String> endingCodes,
            List<Problem> problems) {
        for (var unit : mapping.ending()) {
            if (mapping.split(unit)
                    && directory.units(firstDay).stream()
                            .anyMatch(below -> unit.equals(below.parent())
                                    && !mapping.ending().contains(below.id()))) {
                problems.add(Problem.of("reorganization.problem.department-split", names.getOrDefault(unit, "")));
            }
        }
        for (var unit : mapping.units()) {
            if (unit.parentCode().isEmpty()) {
                continue;
            }
            var planned = mapping.units().stream()
                    .filter(other -> other.code().equals(unit.parentCode()))
                    .map(ChangeOrganization.Wanted::kind)
                    .findFirst();
            var kind = planned.or(() -> organization.withCode(unit.parentCode()).map(UnitView::kind));
            if (kind.isEmpty()
                    || kind.get() != UnitKind.DEPARTMENT
                    || endingCodes.contains(unit.parentCode())
                    || unit.parentCode().equals(unit.code())) {
                problems.add(Problem.of("reorganization.problem.parent", unit.name()));
            }
        }
    }

    private void checkNames(Mapping mapping, Map<UnitId, String> names, LocalDate firstDay, List<Problem> problems) {
        var codes = new HashSet<String>();
        var used = new HashSet<String>();
        for (var unit : mapping.units()) {
            if (!codes.add(unit.code()) || organization.withCode(unit.code()).isPresent()) {
                problems.add(Problem.of("reorganization.problem.code-taken", unit.name(), unit.code()));
            }
            var taken = directory.units(firstDay).stream()
                    .anyMatch(other -> other.name().equals(unit.name())
                            && !mapping.ending().contains(other.id()));
            if (!used.add(unit.name()) || taken) {
                problems.add(Problem.of("reorganization.problem.name-taken", unit.name()));
            }
        }
        var becomes = new HashMap<String, Set<String>>();
        for (var move : mapping.moves()) {
            mapping.units().stream()
                    .filter(unit -> unit.code().equals(move.toCode()))
                    .forEach(unit -> becomes.computeIfAbsent(
                                    names.getOrDefault(move.from(), ""), name -> new LinkedHashSet<>())
                            .add(unit.name()));
        }
        // A unit may keep its name; but of units that exchange theirs nobody could tell whose work a name means.
        for (var name : becomes.keySet()) {
            if (leadsBack(name, becomes)) {
                problems.add(Problem.of("reorganization.problem.circle", name));
            }
        }
    }

    private static boolean leadsBack(String start, Map<String, Set<String>> becomes) {
        var seen = new HashSet<String>();
        var open = new ArrayList<String>(becomes.getOrDefault(start, Set.of()));
        open.remove(start);
        while (!open.isEmpty()) {
            var at = open.remove(open.size() - 1);
            if (at.equals(start)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(becomes.getOrDefault(at, Set.of()));
            }
        }
        return false;
    }

    private static void checkChoices(
            Mapping mapping, List<Choice> choices, Map<UnitId, String> names, List<Problem> problems) {
        choices.stream()
                .filter(choice -> choice.toCode().isEmpty())
                .forEach(choice ->
                        problems.add(Problem.of("reorganization.problem.item-open", choice.from(), choice.title())));
        var seen = new HashMap<List<Object>, String>();
        for (var choice : mapping.items()) {
            var before = seen.putIfAbsent(List.of(choice.from(), choice.item()), choice.toCode());
            if (before != null && !before.equals(choice.toCode())) {
                var title = choices.stream()
                        .filter(one -> one.item().equals(choice.item()))
                        .map(Choice::title)
                        .findFirst()
                        .orElse("");
                problems.add(
                        Problem.of("reorganization.problem.item-twice", names.getOrDefault(choice.from(), ""), title));
            }
        }
    }

    private static void checkPeople(
            Mapping mapping, List<Person> people, Map<String, Destination> destinations, List<Problem> problems) {
        for (var person : people) {
            if (!person.decided()) {
                problems.add(Problem.of(
                        "reorganization.problem.person-open",
                        person.from(),
                        person.held().name()));
            }
            var chosen = mapping.people().stream()
                    .filter(choice -> choice.appointment().equals(person.held().id()))
                    .map(Mapping.PersonChoice::toCode)
                    .distinct()
                    .count();
            if (chosen > 1) {
                problems.add(Problem.of(
                        "reorganization.problem.person-twice",
                        person.from(),
                        person.held().name()));
            }
            if (!person.toCode().isEmpty()) {
                checkPlace(person.held().name(), person.toCode(), person.held().role(), destinations, problems);
            }
        }
        for (var appointment : mapping.appointments()) {
            checkPlace("", appointment.toCode(), appointment.role(), destinations, problems);
        }
    }

    private static void checkPlace(
            String name, String code, Role role, Map<String, Destination> destinations, List<Problem> problems) {
        var destination = destinations.get(code);
        if (destination == null) {
            problems.add(Problem.of("reorganization.problem.place-unknown", name, code));
        } else if (!ChangeOrganization.fits(role, destination.kind())) {
            problems.add(Problem.of("reorganization.problem.place", name, destination.name()));
        }
    }

    /** Every section that takes over, and every new one, needs a chief on the first day. */
    private void checkChiefs(
            Mapping mapping,
            List<Person> people,
            Map<String, Destination> destinations,
            LocalDate firstDay,
            List<Problem> problems,
            List<Problem> hints) {
        var codes = new LinkedHashSet<String>();
        mapping.moves().forEach(move -> codes.add(move.toCode()));
        mapping.units().forEach(unit -> codes.add(unit.code()));
        for (var code : codes) {
            var destination = destinations.get(code);
            if (destination == null || destination.kind() != UnitKind.SECTION) {
                continue;
            }
            var chiefs = new HashSet<Object>();
            var id = destination.id();
            if (id != null) {
                directory.holders(Role.SECTION_CHIEF, id, firstDay).forEach(officer -> chiefs.add(officer.id()));
            }
            people.stream()
                    .filter(person -> person.held().role() == Role.SECTION_CHIEF
                            && person.toCode().equals(code)
                            && !person.held().from().isAfter(firstDay))
                    .forEach(person -> chiefs.add(person.held().officer()));
            mapping.appointments().stream()
                    .filter(appointment -> appointment.role() == Role.SECTION_CHIEF
                            && appointment.toCode().equals(code))
                    .forEach(appointment -> chiefs.add(appointment.officer()));
            if (chiefs.isEmpty()) {
                problems.add(Problem.of("reorganization.problem.no-chief", destination.name()));
            } else if (chiefs.size() > 1) {
                hints.add(
                        Problem.of("reorganization.hint.chiefs", destination.name(), Integer.toString(chiefs.size())));
            }
        }
    }
}
