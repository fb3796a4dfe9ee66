package org.meguri.task;

import org.meguri.organization.Role;

/** Whom a rung tells, as seen from the unit that has the work. */
public enum Addressee {
    /** Who writes the sheet (作成担当); where nobody is named, the unit's staff. */
    WRITER(Role.SECTION_STAFF),
    SECTION_STAFF(Role.SECTION_STAFF),
    SECTION_CHIEF(Role.SECTION_CHIEF),
    /** Who decides in the chief's stead on the day (代決者). */
    DEPUTY(Role.SECTION_CHIEF),
    DIRECTOR(Role.DIRECTOR),
    PLANNING(Role.PLANNING),
    COMMITTEE_MEMBER(Role.COMMITTEE_MEMBER),
    EXECUTIVE(Role.EXECUTIVE);

    private final Role role;

    Addressee(Role role) {
        this.role = role;
    }

    /** The role in which they are told. */
    Role role() {
        return role;
    }
}
