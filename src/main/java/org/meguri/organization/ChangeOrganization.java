package org.meguri.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/**
 * The door through which a reorganisation changes units and appointments. Whether the person may, and whether the whole
 * makes sense, is decided by the room that calls; every method belongs to its transaction.
 */
@UseCase
public class ChangeOrganization {

    private final Units units;
    private final UnitSuccessions successions;
    private final Officers officers;
    private final Appointments appointments;
    private final Deputies deputies;

    ChangeOrganization(
            Units units, UnitSuccessions successions, Officers officers, Appointments appointments, Deputies deputies) {
        this.deputies = deputies;
        this.units = units;
        this.successions = successions;
        this.officers = officers;
        this.appointments = appointments;
    }

    /**
     * A unit that is to be founded, as it may be stored.
     *
     * @param parentCode "" for none
     */
    public record Wanted(String code, String name, UnitKind kind, String parentCode) {}

    /** What was typed, normalised. @throws Refusal when the code, the name or the kind is no such thing */
    public static Wanted wanted(
            @Nullable String code, @Nullable String name, @Nullable UnitKind kind, @Nullable String parentCode) {
        if (kind == null) {
            throw new Refusal("organization.unit.kind");
        }
        var parent = parentCode == null || parentCode.isBlank()
                ? ""
                : UnitCode.of(parentCode).value();
        return new Wanted(UnitCode.of(code).value(), PrintedName.ofUnit(name).value(), kind, parent);
    }

    /** Whether the role may be held in a unit of this kind. */
    public static boolean fits(Role role, UnitKind kind) {
        return Duties.fits(role, kind);
    }

    /** The unit that ever had this code. */
    public Optional<UnitView> withCode(String code) {
        return units.findByCode(code).map(Unit::view);
    }

    /** First and last day of a unit. */
    public record Days(LocalDate from, @Nullable LocalDate to) {}

    public Days days(UnitId unit) {
        var found = units.get(unit);
        return new Days(found.from(), found.to());
    }

    /** Appointments in these units that are in force on the day or begin later, by unit, role and login. */
    public List<AppointmentView> appointments(Collection<UnitId> places, LocalDate on) {
        return appointments.findByUnitIn(places).stream()
                .filter(held -> held.to() == null || !held.to().isBefore(on))
                .filter(held -> held.to() == null || !held.to().isBefore(held.from()))
                .map(this::view)
                .sorted(Comparator.comparing(
                                (AppointmentView held) -> held.unit().toString())
                        .thenComparing(AppointmentView::role)
                        .thenComparing(AppointmentView::login))
                .toList();
    }

    /** Designations of deputies in these units whose days go on, or begin, on the day or later; by unit and first day. */
    public List<DeputyView> deputies(Collection<UnitId> places, LocalDate on) {
        return deputies.ofUnits(places.stream().map(UnitId::value).toList()).stream()
                .filter(deputy -> !deputy.over(on))
                .map(deputy -> new DeputyView(
                        deputy.id(),
                        deputy.duty(),
                        officers.get(deputy.principal()).name(),
                        officers.get(deputy.deputy()).name(),
                        deputy.from(),
                        deputy.to()))
                .sorted(Comparator.comparing(
                                (DeputyView deputy) -> deputy.duty().unit().toString())
                        .thenComparing(DeputyView::from))
                .toList();
    }

    private AppointmentView view(Appointment held) {
        var officer = officers.get(held.officer());
        return new AppointmentView(
                held.id(),
                held.officer(),
                officer.login(),
                officer.name(),
                held.unit(),
                held.role(),
                held.from(),
                held.to());
    }

    /** A new unit in force from this day on. */
    public UnitId found(Wanted wanted, @Nullable UnitId parent, LocalDate from) {
        return units.save(new Unit(
                        new UnitCode(wanted.code()), new PrintedName(wanted.name()), wanted.kind(), parent, from))
                .id();
    }

    /** The unit ends the day before; what remains below it comes under the successor. */
    public void succeed(UnitId from, UnitId to, LocalDate firstDay) {
        units.get(from).endOn(firstDay.minusDays(1));
        successions.save(new UnitSuccession(from, to, firstDay));
    }

    /** Sections of a department that ends come under another one. @return how many */
    public int bringUnder(UnitId from, UnitId to, LocalDate firstDay) {
        var below = units.inForce(firstDay).stream()
                .filter(unit -> from.equals(unit.parent()))
                .toList();
        below.forEach(unit -> unit.comeUnder(to));
        return below.size();
    }

    /** The appointment ends the day before, and goes on in another unit unless the person holds the role there already. */
    public void move(UUID id, UnitId to, LocalDate firstDay) {
        var held = appointments.get(id);
        var from = held.from().isAfter(firstDay) ? held.from() : firstDay;
        var last = held.to();
        held.endOn(firstDay.minusDays(1));
        if (holds(held.officer(), to, held.role(), from)) {
            return;
        }
        var next = new Appointment(held.officer(), to, held.role(), from);
        if (last != null) {
            next.endOn(last);
        }
        appointments.save(next);
    }

    /** The appointment ends the day before. */
    public void end(UUID id, LocalDate firstDay) {
        appointments.get(id).endOn(firstDay.minusDays(1));
    }

    /** A new appointment, unless the person holds the role there already. */
    public void appoint(OfficerId officer, UnitId unit, Role role, LocalDate from) {
        if (!holds(officer, unit, role, from)) {
            appointments.save(new Appointment(officer, unit, role, from));
        }
    }

    private boolean holds(OfficerId officer, UnitId unit, Role role, LocalDate on) {
        return appointments.findByOfficer(officer).stream()
                .anyMatch(held -> held.duty().equals(new Duty(role, unit)) && held.inForce(on));
    }
}
