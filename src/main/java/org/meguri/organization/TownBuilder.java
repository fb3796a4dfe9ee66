package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.TownFile.AppointmentLine;
import org.meguri.organization.TownFile.OfficerLine;
import org.meguri.organization.TownFile.UnitLine;
import org.meguri.system.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Turns a town file into units, officers and appointments; what is there already stays as it is. */
@Component
class TownBuilder {

    private final Units units;
    private final Officers officers;
    private final Appointments appointments;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    TownBuilder(
            Units units,
            Officers officers,
            Appointments appointments,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.units = units;
        this.officers = officers;
        this.appointments = appointments;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Reads all of the file before it writes anything.
     *
     * @param account what to do with the account of each new officer
     * @return how much is new
     */
    TownFounded build(TownFile file, LocalDate from, Consumer<Officer> account, @Nullable OfficerId by) {
        var known = new LinkedHashMap<String, Unit>();
        units.findByOrderByCode().forEach(unit -> known.put(unit.code(), unit));
        int newUnits = buildUnits(file, from, known);
        int newOfficers = 0;
        int newAppointments = 0;
        var logins = new HashSet<String>();
        for (var line : file.officerLines()) {
            var login = LoginName.of(line.login());
            if (!logins.add(login.value())) {
                throw new Refusal("organization.town.login-twice", login.value());
            }
            var found = officers.findByLogin(login.value());
            var officer = found.isPresent() ? same(found.get(), line) : hired(login, line, account);
            newOfficers += found.isPresent() ? 0 : 1;
            newAppointments += appoint(officer, login, line, known, from);
        }
        var founded = new TownFounded(newUnits, newOfficers, newAppointments, by, clock.instant());
        if (newUnits + newOfficers + newAppointments > 0) {
            announcements.publishEvent(founded);
        }
        return founded;
    }

    private int buildUnits(TownFile file, LocalDate from, Map<String, Unit> known) {
        var lines = new LinkedHashMap<String, UnitLine>();
        for (var line : file.unitLines()) {
            var code = UnitCode.of(line.code()).value();
            if (lines.put(code, line) != null) {
                throw new Refusal("organization.town.code-twice", code);
            }
        }
        var names = new HashMap<String, String>();
        known.values().stream().filter(unit -> unit.inForce(from)).forEach(unit -> names.put(unit.name(), unit.code()));
        lines.forEach((code, line) -> {
            var name = PrintedName.ofUnit(line.name()).value();
            var other = names.put(name, code);
            if (other != null && !other.equals(code)) {
                throw new Refusal("organization.town.name-twice", name, other, code);
            }
            if (line.kind() == null) {
                throw new Refusal("organization.town.kind-missing", code);
            }
        });
        int before = known.size();
        for (var code : lines.keySet()) {
            build(code, lines, known, from, new HashSet<>());
        }
        return known.size() - before;
    }

    /** Builds a unit after its parent. */
    private Unit build(
            String code, Map<String, UnitLine> lines, Map<String, Unit> known, LocalDate from, HashSet<String> path) {
        var line = lines.get(code);
        var existing = known.get(code);
        if (line == null) {
            return Objects.requireNonNull(existing);
        }
        if (!path.add(code)) {
            throw new Refusal("organization.town.circle", code);
        }
        var parent = parent(code, line, lines, known, from, path);
        var name = PrintedName.ofUnit(line.name());
        var kind = Objects.requireNonNull(line.kind());
        if (existing != null) {
            if (!existing.name().equals(name.value())
                    || existing.kind() != kind
                    || !Objects.equals(existing.parent(), parent == null ? null : parent.id())) {
                throw new Refusal("organization.town.unit-differs", code, existing.name());
            }
            return existing;
        }
        var unit = units.save(new Unit(UnitCode.of(code), name, kind, parent == null ? null : parent.id(), from));
        known.put(code, unit);
        return unit;
    }

    private @Nullable Unit parent(
            String code,
            UnitLine line,
            Map<String, UnitLine> lines,
            Map<String, Unit> known,
            LocalDate from,
            HashSet<String> path) {
        var parentCode = line.parent();
        if (parentCode == null || parentCode.isBlank()) {
            return null;
        }
        var wanted = parentCode.strip();
        if (!lines.containsKey(wanted) && !known.containsKey(wanted)) {
            throw new Refusal("organization.town.parent-unknown", code, wanted);
        }
        var parent = build(wanted, lines, known, from, path);
        if (parent.kind() != UnitKind.DEPARTMENT) {
            throw new Refusal("organization.town.parent-kind", code, wanted);
        }
        return parent;
    }

    private Officer same(Officer officer, OfficerLine line) {
        if (!officer.name().equals(PrintedName.ofPerson(line.name()).value())) {
            throw new Refusal("organization.town.login-taken", officer.login());
        }
        officer.reachableAt(MailAddress.of(line.mail()));
        return officer;
    }

    private Officer hired(LoginName login, OfficerLine line, Consumer<Officer> account) {
        var officer = new Officer(login, PrintedName.ofPerson(line.name()), MailAddress.of(line.mail()));
        account.accept(officer);
        return officers.save(officer);
    }

    private int appoint(Officer officer, LoginName login, OfficerLine line, Map<String, Unit> known, LocalDate from) {
        var lines = line.appointments() == null ? List.<AppointmentLine>of() : line.appointments();
        var held = new HashSet<Duty>();
        appointments.findByOfficer(officer.id()).stream()
                .filter(appointment -> appointment.inForce(from))
                .forEach(appointment -> held.add(appointment.duty()));
        int added = 0;
        for (var appointment : lines) {
            if (appointment == null || appointment.unit() == null || appointment.role() == null) {
                throw new Refusal("organization.town.appointment-incomplete", login.value());
            }
            var unit = known.get(appointment.unit().strip());
            if (unit == null) {
                throw new Refusal(
                        "organization.town.unit-unknown",
                        login.value(),
                        appointment.unit().strip());
            }
            var duty = Duties.of(appointment.role(), unit);
            if (held.add(duty)) {
                appointments.save(new Appointment(officer.id(), duty.unit(), duty.role(), from));
                added++;
            }
        }
        return added;
    }
}
