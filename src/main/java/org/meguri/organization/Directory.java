package org.meguri.organization;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up units and officers as they are on a day. */
@Service
@Transactional(readOnly = true)
public class Directory {

    private final Units units;
    private final Officers officers;
    private final Appointments appointments;
    private final Deputies deputies;

    Directory(Units units, Officers officers, Appointments appointments, Deputies deputies) {
        this.deputies = deputies;
        this.units = units;
        this.officers = officers;
        this.appointments = appointments;
    }

    /** The unit. @throws org.meguri.system.Refusal (404) when there is none */
    public UnitView unit(UnitId id) {
        return units.get(id).view();
    }

    /** The units by their ids, in one query; unknown ones are left out. */
    public Map<UnitId, UnitView> unitsOf(Collection<UnitId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : units.findByIdIn(Set.copyOf(ids)).stream()
                        .map(Unit::view)
                        .collect(Collectors.toMap(UnitView::id, unit -> unit));
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

    /** The units with these ids, in force or not; those that do not exist are left out. */
    public List<UnitView> unitsWithIds(Collection<UnitId> ids) {
        return ids.isEmpty()
                ? List.of()
                : units.findByIdIn(ids).stream().map(Unit::view).toList();
    }

    /** The officer. @throws org.meguri.system.Refusal (404) when there is none */
    public OfficerView officer(OfficerId id) {
        return officers.get(id).view();
    }

    /** The officers with these ids, enabled or not; those that do not exist are left out. One query. */
    public List<OfficerView> officersWithIds(Collection<OfficerId> ids) {
        return ids.isEmpty()
                ? List.of()
                : views(officers.ofIds(ids.stream().map(OfficerId::value).toList()));
    }

    /** Every appointment that these officers ever had, the most particular role first. One query. */
    public Map<OfficerId, List<Posting>> postings(Collection<OfficerId> officers) {
        return officers.isEmpty()
                ? Map.of()
                : appointments
                        .withUnitsEver(officers.stream().map(OfficerId::value).toList())
                        .stream()
                        .map(row -> new Held((Appointment) row[0], (Unit) row[1]))
                        .sorted()
                        .collect(Collectors.groupingBy(
                                held -> held.appointment().officer(),
                                Collectors.mapping(
                                        held -> held.appointment().posting(held.unit()), Collectors.toList())));
    }

    /** Whoever has this within the name or the login name, enabled or not. @param like a pattern of SQL, escaped by ! */
    public Set<OfficerId> officersNamed(String like) {
        return officers.named(like).stream().map(OfficerId::new).collect(toCollection(LinkedHashSet::new));
    }

    /** Enabled officers who hold the role in the unit on the day, by login; deputies are not among them. */
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
     * for all other roles everybody who holds them. By login, nobody twice; the deputies of the day (代決者) come last.
     */
    public List<OfficerView> responsible(Role role, UnitId unit, LocalDate on) {
        return switch (role) {
            case SECTION_STAFF, SECTION_CHIEF -> withDeputies(role, unit, on);
            case DIRECTOR -> directorsAbove(unit, on);
            case PLANNING, COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> holders(role, on);
        };
    }

    /** The duties held on the day, the most particular role first; what is done as a deputy is not among them. */
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

    /** The officer as somebody who acts on this day; nobody where the account is closed or there is nothing to do. */
    public Optional<SignedIn> acting(OfficerId officer, LocalDate on) {
        return officers.findById(officer)
                .filter(Officer::enabled)
                .map(found -> signedIn(found, on))
                .filter(person -> !person.duties().isEmpty());
    }

    SignedIn signedIn(Officer officer, LocalDate on) {
        var held = appointments.withUnits(officer.id(), on).stream()
                .map(row -> new Held((Appointment) row[0], (Unit) row[1]))
                .sorted()
                .toList();
        var duties = held.stream().map(one -> one.appointment().duty()).collect(toCollection(LinkedHashSet::new));
        var unitName = held.isEmpty() ? "" : held.get(0).unit().name();
        // Who holds the duty as well acts on their own account, not for somebody else.
        var steads = steads(officer.id(), on).stream()
                .filter(stead -> !duties.contains(stead.duty()))
                .toList();
        steads.forEach(stead -> duties.add(stead.duty()));
        return new SignedIn(officer.id(), officer.login(), officer.name(), unitName, duties, steads);
    }

    /** Whose duties this officer does on the day as a deputy (代決), by unit. */
    public List<Stead> steads(OfficerId officer, LocalDate on) {
        return deputies.inForceFor(officer, on).stream()
                .map(row -> stead((Deputy) row[0], (Officer) row[1]))
                .toList();
    }

    /**
     * In whose stead the officer may decide this on the day; read anew, since a page may be older than the end of the
     * deputy's days.
     */
    public Optional<Stead> stead(OfficerId officer, Role role, UnitId unit, LocalDate on) {
        var duty = new Duty(role, unit);
        return steads(officer, on).stream()
                .filter(stead -> stead.duty().equals(duty))
                .findFirst();
    }

    /**
     * In whose stead the officer acts as director for this unit on the day; nobody's where they direct one of its
     * departments themselves, or do not at all.
     */
    public Optional<Stead> directorStead(OfficerId officer, UnitId unit, LocalDate on) {
        var above = chain(unit).stream().map(Unit::id).toList();
        var own = duties(officer, on).stream()
                .anyMatch(duty -> duty.role() == Role.DIRECTOR && above.contains(duty.unit()));
        return own
                ? Optional.empty()
                : steads(officer, on).stream()
                        .filter(stead -> stead.duty().role() == Role.DIRECTOR
                                && above.contains(stead.duty().unit()))
                        .findFirst();
    }

    /** Who decides on the day in the stead of those who hold the role in the unit, by login. */
    public List<OfficerView> deputies(Role role, UnitId unit, LocalDate on) {
        return deputies.inForceOf(unit, role, on).stream()
                .map(row -> ((Officer) row[2]).view())
                .distinct()
                .toList();
    }

    private static Stead stead(Deputy deputy, Officer principal) {
        return new Stead(deputy.id(), deputy.duty(), principal.id(), principal.name(), deputy.to());
    }

    private List<OfficerView> withDeputies(Role role, UnitId unit, LocalDate on) {
        return Stream.concat(holders(role, unit, on).stream(), deputies(role, unit, on).stream())
                .distinct()
                .toList();
    }

    public Optional<OfficerView> officerWithLogin(String login) {
        return officers.findByLogin(LoginName.typed(login)).map(Officer::view);
    }

    private List<OfficerView> directorsAbove(UnitId unit, LocalDate on) {
        for (var at : chain(unit)) {
            if (at.kind() == UnitKind.DEPARTMENT) {
                var directors = withDeputies(Role.DIRECTOR, at.id(), on);
                if (!directors.isEmpty()) {
                    return directors;
                }
            }
        }
        return List.of();
    }

    /** The unit and what stands above it, from below; a circle, which cannot be, ends it. */
    private List<Unit> chain(UnitId unit) {
        var chain = new LinkedHashMap<UnitId, Unit>();
        for (var at = units.findById(unit);
                at.isPresent() && chain.putIfAbsent(at.get().id(), at.get()) == null;
                at = parentOf(at.get())) {
            // The head of the loop gathers them.
        }
        return List.copyOf(chain.values());
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
