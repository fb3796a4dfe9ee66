package org.meguri.linkage;

import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.Refusal;

/** Who sees what belongs together, and who decides it. */
final class LinkRights {

    private LinkRights() {}

    static boolean decides(SignedIn person) {
        return person.has(Role.PLANNING);
    }

    /** Whoever works in the town hall on sheets; the names of items are no secret among them. */
    static boolean sees(SignedIn person) {
        return decides(person)
                || person.has(Role.EXECUTIVE)
                || person.has(Role.DIRECTOR)
                || person.has(Role.SECTION_CHIEF)
                || person.has(Role.SECTION_STAFF);
    }

    /** Whether the person writes the sheets that this unit leads. */
    static boolean writes(SignedIn person, UnitId lead) {
        return person.has(Role.SECTION_STAFF, lead) || person.has(Role.SECTION_CHIEF, lead);
    }

    static void requireDecider(SignedIn person) {
        if (!decides(person)) {
            throw Refusal.forbidden("linkage.planning-only");
        }
    }

    static void requireReader(SignedIn person) {
        if (!sees(person)) {
            throw Refusal.forbidden("linkage.officials-only");
        }
    }
}
