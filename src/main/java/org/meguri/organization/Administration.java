package org.meguri.organization;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.AccountChanged.Change;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What an administrator does with units, officers and appointments; the planning division may look on. */
@UseCase
class Administration {

    private final Units units;
    private final Officers officers;
    private final Appointments appointments;
    private final DeputyBook deputyBook;
    private final TownBuilder builder;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    Administration(
            Units units,
            Officers officers,
            Appointments appointments,
            DeputyBook deputyBook,
            TownBuilder builder,
            PasswordEncoder passwords,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.units = units;
        this.officers = officers;
        this.appointments = appointments;
        this.deputyBook = deputyBook;
        this.builder = builder;
        this.passwords = passwords;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** A unit in the list; {@code heads} counts who holds a role there today, {@code deputies} are those of today. */
    record UnitRow(
            String code,
            String name,
            UnitKind kind,
            @Nullable String parentName,
            LocalDate from,
            long heads,
            List<String> deputies) {}

    /** An officer in the list. */
    record OfficerRow(
            OfficerId id,
            String login,
            String name,
            @Nullable String mail,
            boolean enabled,
            boolean hasPassword,
            List<AppointmentRow> appointments) {

        /** Whether the words stand in the name, the login, the address or a unit of today, in whatever width. */
        boolean says(String words) {
            var wanted = alike(words.strip());
            return Stream.concat(
                            Stream.of(name, login, Objects.requireNonNullElse(mail, "")),
                            appointments.stream()
                                    .filter(AppointmentRow::current)
                                    .map(AppointmentRow::unitName))
                    .anyMatch(text -> alike(text).contains(wanted));
        }

        private static String alike(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
    }

    /** An appointment in words of units; {@code open} as long as it has no last day in the past. */
    record AppointmentRow(
            UUID id,
            String unitName,
            Role role,
            LocalDate from,
            @Nullable LocalDate to,
            boolean current,
            boolean open) {}

    /** A password that is shown once. */
    record Issued(String login, String name, String password) {}

    List<UnitRow> units(SignedIn person) {
        mayLook(person);
        var today = today();
        var all = units.inForce(today);
        var deputies = deputyBook.today();
        var names = new HashMap<UnitId, String>();
        all.forEach(unit -> names.put(unit.id(), unit.name()));
        Map<UnitId, Long> heads = appointments.findAll().stream()
                .filter(appointment -> appointment.inForce(today))
                .collect(groupingBy(Appointment::unit, counting()));
        return all.stream()
                .sorted(Comparator.comparing(Unit::kind).thenComparing(Unit::code))
                .map(unit -> new UnitRow(
                        unit.code(),
                        unit.name(),
                        unit.kind(),
                        unit.parent() == null ? null : names.get(unit.parent()),
                        unit.from(),
                        heads.getOrDefault(unit.id(), 0L),
                        deputies.getOrDefault(unit.id(), List.of())))
                .toList();
    }

    List<OfficerRow> officers(SignedIn person) {
        mayLook(person);
        var names = unitNames();
        var byOfficer = appointments.findAll().stream().collect(groupingBy(Appointment::officer));
        return officers.findByOrderByLogin().stream()
                .map(officer -> row(officer, byOfficer.getOrDefault(officer.id(), List.of()), names))
                .toList();
    }

    OfficerRow officer(SignedIn person, OfficerId id) {
        mayLook(person);
        return row(officers.get(id), appointments.findByOfficer(id), unitNames());
    }

    /** Designations of today and later in which this officer is away or decides instead. */
    List<DeputyBook.Row> deputies(SignedIn person, OfficerId id) {
        mayLook(person);
        return deputyBook.rowsOf(id, person);
    }

    void addUnit(
            SignedIn person,
            @Nullable String code,
            @Nullable String name,
            @Nullable UnitKind kind,
            @Nullable String parentCode) {
        mayChange(person);
        var checkedCode = UnitCode.of(code);
        var checkedName = PrintedName.ofUnit(name);
        if (kind == null) {
            throw new Refusal("organization.unit.kind");
        }
        var today = today();
        if (units.findByCode(checkedCode.value()).isPresent()) {
            throw new Refusal("organization.unit.code-taken", checkedCode.value());
        }
        if (!units.inForceNamed(checkedName.value(), today).isEmpty()) {
            throw new Refusal("organization.unit.name-taken", checkedName.value());
        }
        var parent = parentCode == null || parentCode.isBlank() ? null : unitWithCode(parentCode);
        if (parent != null && parent.kind() != UnitKind.DEPARTMENT) {
            throw new Refusal("organization.unit.parent", parent.name());
        }
        var unit = units.save(new Unit(checkedCode, checkedName, kind, parent == null ? null : parent.id(), today));
        announcements.publishEvent(new UnitAdded(unit.id(), person.id(), clock.instant()));
    }

    /** A new person with a first appointment and a password that is shown once. */
    Issued addOfficer(
            SignedIn person,
            @Nullable String login,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String unitCode,
            @Nullable Role role) {
        mayChange(person);
        var checkedLogin = LoginName.of(login);
        if (officers.findByLogin(checkedLogin.value()).isPresent()) {
            throw new Refusal("organization.officer.login-taken", checkedLogin.value());
        }
        var officer = new Officer(checkedLogin, PrintedName.ofPerson(name), MailAddress.of(mail));
        var duty = duty(unitCode, role);
        var issued = issue(officer);
        officers.save(officer);
        announce(officer, Change.CREATED, person);
        appoint(officer.id(), duty, today(), person);
        return issued;
    }

    void appoint(
            SignedIn person, OfficerId id, @Nullable String unitCode, @Nullable Role role, @Nullable LocalDate from) {
        mayChange(person, id);
        var officer = officers.get(id);
        var duty = duty(unitCode, role);
        var first = from == null ? today() : from;
        if (appointments.findByOfficer(id).stream().anyMatch(held -> held.duty().equals(duty) && held.inForce(first))) {
            throw new Refusal("organization.appointment.held", officer.name());
        }
        appoint(id, duty, first, person);
    }

    void endAppointment(SignedIn person, OfficerId id, UUID appointmentId, @Nullable LocalDate last) {
        mayChange(person, id);
        var appointment = appointments.get(appointmentId);
        if (!appointment.officer().equals(id)) {
            throw Refusal.notFound("organization.appointment.unknown");
        }
        var lastDay = last == null ? today() : last;
        appointment.endOn(lastDay);
        announcements.publishEvent(new AppointmentEnded(
                id, appointment.unit(), appointment.role(), lastDay, person.id(), clock.instant()));
    }

    void disable(SignedIn person, OfficerId id) {
        mayChange(person, id);
        var officer = officers.get(id);
        officer.disable();
        announce(officer, Change.DISABLED, person);
    }

    void enable(SignedIn person, OfficerId id) {
        mayChange(person, id);
        var officer = officers.get(id);
        officer.enable();
        announce(officer, Change.ENABLED, person);
    }

    /** A new password for somebody who forgot the own one. */
    Issued resetPassword(SignedIn person, OfficerId id) {
        mayChange(person, id);
        var officer = officers.get(id);
        var issued = issue(officer);
        announce(officer, Change.PASSWORD_ISSUED, person);
        return issued;
    }

    /** First passwords for everybody who came with a town file and has none yet. */
    List<Issued> issueMissingPasswords(SignedIn person) {
        mayChange(person);
        var issued = new ArrayList<Issued>();
        for (var officer : officers.withoutPassword()) {
            issued.add(issue(officer));
            announce(officer, Change.PASSWORD_ISSUED, person);
        }
        return issued;
    }

    /** @return how much is new */
    TownFounded readTownFile(SignedIn person, String yaml) {
        mayChange(person);
        return builder.build(TownFile.read(yaml), today(), officer -> {}, person.id());
    }

    private void appoint(OfficerId officer, Duty duty, LocalDate from, SignedIn person) {
        appointments.save(new Appointment(officer, duty.unit(), duty.role(), from));
        announcements.publishEvent(
                new OfficerAppointed(officer, duty.unit(), duty.role(), from, person.id(), clock.instant()));
    }

    private Duty duty(@Nullable String unitCode, @Nullable Role role) {
        if (role == null || unitCode == null || unitCode.isBlank()) {
            throw new Refusal("organization.appointment.incomplete");
        }
        return Duties.of(role, unitWithCode(unitCode));
    }

    private Unit unitWithCode(String code) {
        return units.findByCode(code.strip()).orElseThrow(() -> new Refusal("organization.unit.unknown"));
    }

    private Issued issue(Officer officer) {
        var password = PasswordRules.issue();
        officer.issuePassword(passwords.encode(password));
        return new Issued(officer.login(), officer.name(), password);
    }

    private void announce(Officer officer, Change change, SignedIn person) {
        announcements.publishEvent(new AccountChanged(officer.id(), change, person.id(), clock.instant()));
    }

    private OfficerRow row(Officer officer, List<Appointment> held, Map<UnitId, String> names) {
        var today = today();
        return new OfficerRow(
                officer.id(),
                officer.login(),
                officer.name(),
                officer.mail(),
                officer.enabled(),
                officer.hasPassword(),
                held.stream()
                        .sorted(Comparator.comparing(Appointment::from).thenComparing(Appointment::role))
                        .map(one -> new AppointmentRow(
                                one.id(),
                                names.getOrDefault(one.unit(), ""),
                                one.role(),
                                one.from(),
                                one.to(),
                                one.inForce(today),
                                one.to() == null || !one.to().isBefore(today)))
                        .toList());
    }

    private Map<UnitId, String> unitNames() {
        var names = new HashMap<UnitId, String>();
        units.findByOrderByCode().forEach(unit -> names.put(unit.id(), unit.name()));
        return names;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static void mayLook(SignedIn person) {
        if (!person.has(Role.ADMINISTRATOR) && !person.has(Role.PLANNING)) {
            throw Refusal.forbidden("organization.admin.only");
        }
    }

    private static void mayChange(SignedIn person) {
        if (!person.has(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("organization.admin.only");
        }
    }

    /** Nobody gives, takes or locks the own rights: the last administrator stays, and none becomes a judge of contents. */
    private static void mayChange(SignedIn person, OfficerId whose) {
        mayChange(person);
        if (person.id().equals(whose)) {
            throw Refusal.forbidden("organization.admin.not-oneself");
        }
    }
}
