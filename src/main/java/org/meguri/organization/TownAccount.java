package org.meguri.organization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Who a session belongs to. Duties are not kept here: they are read anew for every request. The seal tells whether the
 * session began with the password that is valid now.
 */
class TownAccount implements UserDetails, CredentialsContainer {

    private static final long serialVersionUID = 1L;
    private static final int SEAL_LENGTH = 32;

    private final OfficerId id;
    private final String login;
    private final String seal;
    private @Nullable String passwordHash;

    TownAccount(Officer officer) {
        this.id = officer.id();
        this.login = officer.login();
        this.passwordHash = officer.passwordHash();
        this.seal = sealOf(officer);
    }

    OfficerId id() {
        return id;
    }

    /** Whether the officer may still use a session of this account. */
    boolean stillGoodFor(Officer officer) {
        return officer.enabled() && seal.equals(sealOf(officer));
    }

    private static String sealOf(Officer officer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(officer.passwordHash().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, SEAL_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String getUsername() {
        return login;
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }
}
