package org.meguri.reorganization;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.meguri.organization.ChangeOrganization.Wanted;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;

/**
 * What is to become of what. Units are named by code, since new ones do not exist yet.
 *
 * @param units the new units
 * @param moves who takes over from whom: two lines of one unit split it, two lines to one unit merge them
 * @param items of a unit that is split: where each item goes
 * @param people where an appointment goes on; "" where it ends. One that is not named goes the way of its unit, which is
 *     only possible when that is not split
 * @param appointments new appointments from the first day on
 */
record Mapping(
        List<Wanted> units,
        List<Move> moves,
        List<ItemChoice> items,
        List<PersonChoice> people,
        List<NewAppointment> appointments) {

    /** A unit ends; one that takes over. */
    record Move(UnitId from, String toCode) {}

    record ItemChoice(UnitId from, UUID item, String toCode) {}

    record PersonChoice(UUID appointment, String toCode) {}

    record NewAppointment(OfficerId officer, String toCode, Role role) {}

    Mapping {
        units = List.copyOf(units);
        moves = List.copyOf(moves);
        items = List.copyOf(items);
        people = List.copyOf(people);
        appointments = List.copyOf(appointments);
    }

    static Mapping empty() {
        return new Mapping(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** The units that end, in the order of the lines. */
    Set<UnitId> ending() {
        var ending = new LinkedHashSet<UnitId>();
        moves.forEach(move -> ending.add(move.from()));
        return ending;
    }

    /** The codes that take over from this unit, in the order of the lines. */
    List<String> destinations(UnitId from) {
        return moves.stream()
                .filter(move -> move.from().equals(from))
                .map(Move::toCode)
                .distinct()
                .toList();
    }

    boolean split(UnitId from) {
        return destinations(from).size() > 1;
    }

    Mapping withUnits(List<Wanted> others) {
        return new Mapping(others, moves, items, people, appointments);
    }

    Mapping withMoves(List<Move> others) {
        return new Mapping(units, others, items, people, appointments);
    }

    Mapping withItems(List<ItemChoice> others) {
        return new Mapping(units, moves, others, people, appointments);
    }

    Mapping withPeople(List<PersonChoice> others) {
        return new Mapping(units, moves, items, others, appointments);
    }

    Mapping withAppointments(List<NewAppointment> others) {
        return new Mapping(units, moves, items, people, others);
    }

    /** The list with one more at its end. */
    static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<T>(list);
        longer.add(one);
        return longer;
    }

    /** The list without the one at this place; the same list where there is none. */
    static <T> List<T> without(List<T> list, int at) {
        var shorter = new ArrayList<T>(list);
        if (at >= 0 && at < shorter.size()) {
            shorter.remove(at);
        }
        return shorter;
    }
}
