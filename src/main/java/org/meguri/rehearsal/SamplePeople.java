package org.meguri.rehearsal;

import java.time.Clock;
import java.time.LocalDate;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitView;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the sample town, by the names under which its files know them, signed in on the town's day. */
@Component
@Profile("demo")
class SamplePeople {

    private final Directory directory;
    private final Conductor conductor;
    private final Clock clock;

    SamplePeople(Directory directory, Conductor conductor, Clock clock) {
        this.directory = directory;
        this.conductor = conductor;
        this.clock = clock;
    }

    SignedIn withLogin(String login) {
        var officer = directory
                .officerWithLogin(login)
                .orElseThrow(() -> new IllegalStateException("The sample town has nobody called " + login));
        return directory.signedIn(officer.id(), today());
    }

    SignedIn chief(String unitCode) {
        return conductor.someone(Role.SECTION_CHIEF, unit(unitCode).id());
    }

    SignedIn planner() {
        return conductor.planner();
    }

    UnitView unit(String code) {
        return directory.units(today()).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The sample town has no unit " + code));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
