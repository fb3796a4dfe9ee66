package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The first administrator moves in; possible only while nobody is there. */
@UseCase
class SetUpHouse {

    private static final UnitCode ADMINISTRATION = new UnitCode("kanri");

    private final Units units;
    private final Officers officers;
    private final Appointments appointments;
    private final TownBuilder builder;
    private final SetupToken token;
    private final PasswordEncoder passwords;
    private final Words words;
    private final Clock clock;

    SetUpHouse(
            Units units,
            Officers officers,
            Appointments appointments,
            TownBuilder builder,
            SetupToken token,
            PasswordEncoder passwords,
            Words words,
            Clock clock) {
        this.units = units;
        this.officers = officers;
        this.appointments = appointments;
        this.builder = builder;
        this.token = token;
        this.passwords = passwords;
        this.words = words.inJapanese();
        this.clock = clock;
    }

    /** What the set-up page asks for; {@code townFile} may be missing. */
    record Command(
            @Nullable String token,
            @Nullable String login,
            @Nullable String name,
            @Nullable String mail,
            @Nullable String password,
            @Nullable String again,
            @Nullable String townFile) {}

    boolean possible() {
        return officers.count() == 0;
    }

    /** @throws Refusal (404) when somebody is there already, also on another node */
    void setUp(Command command) {
        if (!possible()) {
            throw Refusal.notFound("organization.setup.over");
        }
        if (!token.matches(command.token())) {
            throw new Refusal("organization.setup.token");
        }
        var login = LoginName.of(command.login());
        var name = PrintedName.ofPerson(command.name());
        var mail = MailAddress.of(command.mail());
        PasswordRules.check(command.password(), login.value());
        if (command.password() == null || !command.password().equals(command.again())) {
            throw new Refusal("organization.password.differs");
        }
        var today = LocalDate.now(clock);
        if (command.townFile() != null && !command.townFile().isBlank()) {
            builder.build(TownFile.read(command.townFile()), today, officer -> {}, null);
        }
        var administrator = officers.findByLogin(login.value()).orElseGet(() -> new Officer(login, name, mail));
        if (!administrator.name().equals(name.value())) {
            throw new Refusal("organization.town.login-taken", login.value());
        }
        administrator.choosePassword(passwords.encode(command.password()));
        officers.save(administrator);
        var unit = units.findByCode(ADMINISTRATION.value())
                .orElseGet(() -> units.save(new Unit(
                        ADMINISTRATION,
                        PrintedName.ofUnit(words.of("organization.setup.unit")),
                        UnitKind.BODY,
                        null,
                        today)));
        appointments.save(new Appointment(administrator.id(), unit.id(), Role.ADMINISTRATOR, today));
    }
}
