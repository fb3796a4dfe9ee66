package org.meguri.organization;

import org.meguri.system.Refusal;

/** Which role may be held where. */
final class Duties {

    private Duties() {}

    /** @throws Refusal when there is no such role in a unit of this kind */
    static Duty of(Role role, Unit unit) {
        if (!fits(role, unit.kind())) {
            throw new Refusal("organization.appointment.place." + role.name(), unit.name());
        }
        return new Duty(role, unit.id());
    }

    static boolean fits(Role role, UnitKind kind) {
        return switch (role) {
            case SECTION_STAFF, SECTION_CHIEF -> kind != UnitKind.BODY;
            case DIRECTOR -> kind == UnitKind.DEPARTMENT;
            case PLANNING, COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> true;
        };
    }

    /** Whether who holds the role may be a deputy; those without a say in what sections write, or from outside, may not. */
    static boolean standsIn(Role role) {
        return switch (role) {
            case SECTION_STAFF, SECTION_CHIEF, DIRECTOR, PLANNING -> true;
            case COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> false;
        };
    }
}
