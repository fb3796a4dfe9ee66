package org.meguri.organization;

import java.time.LocalDate;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Founds or extends the organisation from a town file (YAML: units, officers, appointments); doing it twice changes nothing. */
@UseCase
public class FoundTown {

    private final TownBuilder builder;
    private final PasswordEncoder passwords;

    FoundTown(TownBuilder builder, PasswordEncoder passwords) {
        this.builder = builder;
        this.passwords = passwords;
    }

    /**
     * @param yaml the town file
     * @param from first day in force of what is new in it
     * @param password the first password of every new officer; never logged
     * @throws org.meguri.system.Refusal naming the line's key and the cure when the file is not a town file
     */
    public void found(String yaml, LocalDate from, String password) {
        if (password.isBlank()) {
            throw new Refusal("organization.password.missing");
        }
        // One hash for all: a town of some hundred people would take a minute otherwise.
        var hash = passwords.encode(password);
        builder.build(TownFile.read(yaml), from, officer -> officer.choosePassword(hash), null);
    }
}
