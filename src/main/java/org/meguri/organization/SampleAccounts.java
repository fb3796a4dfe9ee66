package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.meguri.system.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everybody in the sample town, role by role, for its sign-in page. */
@Service
@Transactional(readOnly = true)
class SampleAccounts {

    private final Appointments appointments;
    private final Words words;
    private final Clock clock;

    SampleAccounts(Appointments appointments, Words words, Clock clock) {
        this.appointments = appointments;
        this.words = words;
        this.clock = clock;
    }

    /** The roles that somebody holds today, each with its people by unit and login. */
    List<Group> groups() {
        var holders = appointments.holders(LocalDate.now(clock));
        return Arrays.stream(Role.values())
                .map(role -> new Group(
                        words.of("organization.role." + role.name()),
                        holders.stream()
                                .filter(row -> row[0] == role)
                                .map(row -> account(role, (Officer) row[1], (Unit) row[2]))
                                .toList()))
                .filter(group -> !group.accounts().isEmpty())
                .toList();
    }

    private Account account(Role role, Officer officer, Unit unit) {
        return new Account(officer.login(), officer.name(), unit.name(), words.of("organization.hint." + role.name()));
    }

    /** A role in words and who holds it. */
    record Group(String role, List<Account> accounts) {}

    /** A sample account; the hint says what can be tried with it. */
    record Account(String login, String name, String unitName, String hint) {}
}
