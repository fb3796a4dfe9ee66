package org.meguri.organization;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.AccountChanged.Change;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A person chooses a new password for the own account. */
@UseCase
class ChangePassword {

    private final Officers officers;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    ChangePassword(Officers officers, PasswordEncoder passwords, ApplicationEventPublisher announcements, Clock clock) {
        this.officers = officers;
        this.passwords = passwords;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** @return the account for the session that goes on; all others end */
    TownAccount change(SignedIn person, @Nullable String current, @Nullable String chosen, @Nullable String again) {
        var officer = officers.get(person.id());
        if (current == null || !passwords.matches(current, officer.passwordHash())) {
            throw new Refusal("organization.password.wrong");
        }
        PasswordRules.check(chosen, officer.login());
        if (chosen == null || !chosen.equals(again)) {
            throw new Refusal("organization.password.differs");
        }
        if (chosen.equals(current)) {
            throw new Refusal("organization.password.same");
        }
        officer.choosePassword(passwords.encode(chosen));
        announcements.publishEvent(
                new AccountChanged(officer.id(), Change.PASSWORD_CHANGED, officer.id(), clock.instant()));
        return new TownAccount(officer);
    }
}
