package org.meguri.organization;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up units and officers as they are on a day. */
@Service
@Transactional(readOnly = true)
public class Directory {

    private final Units units;
    private final Officers officers;
    private final Appointments appointments;

    Directory(Units units, Officers officers, Appointments appointments) {
        this.units = units;
        this.officers = officers;
        this.appointments = appointments;
    }

    /** The unit. @throws org.meguri.system.Refusal (404) when there is none */
    public UnitView unit(UnitId id) {
        return units.get(id).view();
    }

    /** The unit that carries this very name on the day (spaces around are ignored). */
    public Optional<UnitView> unitNamed(String name, LocalDate on) {
        return units.inForceNamed(name.strip(), on).stream().findFirst().map(Unit::view);
    }

    /** All units in force on the day, departments before sections, in the order of their codes. */
    public List<UnitView> units(LocalDate on) {
        return units.inForce(on).stream()
                .sorted(Comparator.comparing(Unit::kind).thenComparing(Unit::code))
                .map(Unit::view)
                .toList();
    }

    /** The officer. @throws org.meguri.system.Refusal (404) when there is none */
    public OfficerView officer(OfficerId id) {
        return officers.get(id).view();
    }

    /** Enabled officers who hold the role in the unit on the day, by login. */
    public List<OfficerView> holders(Role role, UnitId unit, LocalDate on) {
        return views(officers.holders(role, unit, on));
    }

    /** Enabled officers who have no password yet and so cannot sign in. */
    public Set<OfficerId> withoutPassword() {
        return officers.withoutPassword().stream().map(Officer::id).collect(toCollection(LinkedHashSet::new));
    }

    /** Enabled officers who hold the role in any unit on the day, by login. */
    public List<OfficerView> holders(Role role, LocalDate on) {
        return views(officers.holders(role, on));
    }

    /**
     * Who a role means for a task of this unit: staff and chief of the unit itself, the director of its department, and
     * for all other roles everybody who holds them. By login, nobody twice.
     */
    public List<OfficerView> responsible(Role role, UnitId unit, LocalDate on) {
        return switch (role) {
            case SECTION_STAFF, SECTION_CHIEF -> holders(role, unit, on);
            case DIRECTOR -> directorsAbove(unit, on);
            case PLANNING, COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> holders(role, on);
        };
    }

    /** The duties of the day, the most particular role first. */
    public Set<Duty> duties(OfficerId officer, LocalDate on) {
        return appointments.withUnits(officer, on).stream()
                .map(row -> new Held((Appointment) row[0], (Unit) row[1]))
                .sorted()
                .map(held -> held.appointment().duty())
                .collect(toCollection(LinkedHashSet::new));
    }

    /** The officer as somebody who acts on this day. */
    public SignedIn signedIn(OfficerId officer, LocalDate on) {
        return signedIn(officers.get(officer), on);
    }

    SignedIn signedIn(Officer officer, LocalDate on) {
        var held = appointments.withUnits(officer.id(), on).stream()
                .map(row -> new Held((Appointment) row[0], (Unit) row[1]))
                .sorted()
                .toList();
        var duties = held.stream().map(one -> one.appointment().duty()).collect(toCollection(LinkedHashSet::new));
        var unitName = held.isEmpty() ? "" : held.get(0).unit().name();
        return new SignedIn(officer.id(), officer.login(), officer.name(), unitName, duties);
    }

    public Optional<OfficerView> officerWithLogin(String login) {
        return officers.findByLogin(LoginName.typed(login)).map(Officer::view);
    }

    private List<OfficerView> directorsAbove(UnitId unit, LocalDate on) {
        var climbed = new LinkedHashSet<UnitId>();
        for (var at = units.findById(unit);
                at.isPresent() && climbed.add(at.get().id());
                at = parentOf(at.get())) {
            if (at.get().kind() == UnitKind.DEPARTMENT) {
                var directors = holders(Role.DIRECTOR, at.get().id(), on);
                if (!directors.isEmpty()) {
                    return directors;
                }
            }
        }
        return List.of();
    }

    private Optional<Unit> parentOf(Unit unit) {
        var parent = unit.parent();
        return parent == null ? Optional.empty() : units.findById(parent);
    }

    private static List<OfficerView> views(List<Officer> found) {
        return found.stream().map(Officer::view).toList();
    }

    /** An appointment with its unit, in the order of roles, then of codes. */
    private record Held(Appointment appointment, Unit unit) implements Comparable<Held> {

        @Override
        public int compareTo(Held other) {
            return Comparator.comparing((Held held) -> held.appointment().role())
                    .thenComparing(held -> held.unit().code())
                    .compare(this, other);
        }
    }
}
