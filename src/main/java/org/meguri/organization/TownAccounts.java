package org.meguri.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Language;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts as the sign-in sees them. */
@Service
@Transactional(readOnly = true)
class TownAccounts implements UserDetailsService {

    private final Officers officers;
    private final Directory directory;
    private final Clock clock;

    TownAccounts(Officers officers, Directory directory, Clock clock) {
        this.officers = officers;
        this.directory = directory;
        this.clock = clock;
    }

    /** A disabled account, or one without a password, does not exist here: the answer and its time are the same. */
    @Override
    public TownAccount loadUserByUsername(String login) {
        return officers.findByLogin(LoginName.typed(login))
                .filter(officer -> officer.enabled() && officer.hasPassword())
                .map(TownAccount::new)
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    /** The person of a running session with the duties of today; nothing when the session must end. */
    Optional<Present> present(TownAccount account) {
        return officers.findById(account.id())
                .filter(account::stillGoodFor)
                .map(officer -> new Present(
                        directory.signedIn(officer, LocalDate.now(clock)),
                        officer.passwordTemporary(),
                        officer.language()));
    }

    boolean passwordTemporary(OfficerId officer) {
        return officers.get(officer).passwordTemporary();
    }

    /**
     * @param passwordTemporary nothing else may be done before the password is changed
     * @param language of the pages; null while the person has chosen none
     */
    record Present(SignedIn person, boolean passwordTemporary, @Nullable Language language) {}
}
