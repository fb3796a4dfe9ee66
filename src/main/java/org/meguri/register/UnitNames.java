package org.meguri.register;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.Directory;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitKind;
import org.meguri.plan.Responsibility;
import org.springframework.stereotype.Component;

/** How units are called on the pages of the register. */
@Component
class UnitNames {

    private final Directory directory;
    private final Clock clock;

    UnitNames(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** A choice of a list. */
    record Option(String value, String label) {}

    Map<UnitId, String> today() {
        var names = new HashMap<UnitId, String>();
        directory.units(LocalDate.now(clock)).forEach(unit -> names.put(unit.id(), unit.name()));
        return names;
    }

    /** The units that may answer for an item: those in force today, and those that the item has already. */
    List<Option> options(Collection<String> chosen) {
        var options = new ArrayList<Option>();
        var known = new HashMap<String, String>();
        directory.units(LocalDate.now(clock)).stream()
                .filter(unit -> unit.kind() != UnitKind.BODY)
                .forEach(unit -> {
                    options.add(new Option(unit.id().value().toString(), unit.name()));
                    known.put(unit.id().value().toString(), unit.name());
                });
        for (var one : chosen) {
            if (!one.isEmpty() && !known.containsKey(one)) {
                try {
                    options.add(new Option(
                            one,
                            directory.unit(new UnitId(UUID.fromString(one))).name()));
                    known.put(one, one);
                } catch (IllegalArgumentException e) {
                    // No id of anything; the use case says so.
                }
            }
        }
        return options;
    }

    /** As the plan prints it; a unit that has ended keeps its own name, so that a past year prints the one of its time. */
    List<String> printed(List<Responsibility> responsibilities) {
        return responsibilities.stream()
                .map(one -> {
                    var unit = one.unit();
                    return one.printed().isEmpty() && unit != null
                            ? directory.unit(unit).name()
                            : one.printed();
                })
                .toList();
    }
}
