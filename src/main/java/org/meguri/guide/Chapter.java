package org.meguri.guide;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;

/** A chapter of the guide: one for each role. */
enum Chapter {
    STAFF(Role.SECTION_STAFF),
    CHIEF(Role.SECTION_CHIEF),
    DIRECTOR(Role.DIRECTOR),
    PLANNING(Role.PLANNING),
    COMMITTEE(Role.COMMITTEE_MEMBER),
    EXECUTIVE(Role.EXECUTIVE),
    ADMINISTRATOR(Role.ADMINISTRATOR);

    private final Role role;

    Chapter(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    /** As addresses and files name it. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Chapter> of(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }

    /** The chapters of what a person does, in the order of the year. */
    static List<Chapter> of(SignedIn person) {
        return Arrays.stream(values()).filter(one -> person.has(one.role())).toList();
    }
}
