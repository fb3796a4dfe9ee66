package org.meguri.organization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meguri.system.Language;

/** A person with an account. Never deleted: what a person did stays with the name. */
@Entity
@SuppressWarnings("NullAway.Init")
class Officer {

    private static final String NO_PASSWORD = "";

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private OfficerId id;

    private String login;
    private String name;
    private @Nullable String mail;
    private String passwordHash;
    private boolean passwordTemporary;
    private boolean enabled;

    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Enumerated(EnumType.STRING)
    private @Nullable Language language;

    @Version
    private @Nullable Long version;

    Officer() {}

    /** An account that nobody can sign in to before a password is given. */
    Officer(LoginName login, PrintedName name, @Nullable MailAddress mail) {
        this.id = OfficerId.create();
        this.login = login.value();
        this.name = name.value();
        this.mail = mail == null ? null : mail.value();
        this.passwordHash = NO_PASSWORD;
        this.enabled = true;
    }

    OfficerId id() {
        return id;
    }

    String login() {
        return login;
    }

    String name() {
        return name;
    }

    @Nullable
    String mail() {
        return mail;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean hasPassword() {
        return !passwordHash.equals(NO_PASSWORD);
    }

    /** Whether the password was issued by somebody else and has to be changed before anything else. */
    boolean passwordTemporary() {
        return passwordTemporary;
    }

    boolean enabled() {
        return enabled;
    }

    /** The person's own choice; every session that began with another password ends. */
    void choosePassword(String hash) {
        passwordHash = hash;
        passwordTemporary = false;
    }

    /** A password that somebody else knows. */
    void issuePassword(String hash) {
        passwordHash = hash;
        passwordTemporary = true;
    }

    /** The language in which the person reads the pages; nothing while none was chosen. */
    @Nullable
    Language language() {
        return language;
    }

    void reads(Language chosen) {
        language = chosen;
    }

    void disable() {
        enabled = false;
    }

    void enable() {
        enabled = true;
    }

    void reachableAt(@Nullable MailAddress address) {
        mail = address == null ? null : address.value();
    }

    OfficerView view() {
        return new OfficerView(id, login, name, mail);
    }
}
