package org.meguri.organization;

import org.meguri.system.Refusal;

/** Which role may be held where. */
final class Duties {

    private Duties() {}

    /** @throws Refusal when there is no such role in a unit of this kind */
    static Duty of(Role role, Unit unit) {
        var fits =
                switch (role) {
                    case SECTION_STAFF, SECTION_CHIEF -> unit.kind() != UnitKind.BODY;
                    case DIRECTOR -> unit.kind() == UnitKind.DEPARTMENT;
                    case PLANNING, COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> true;
                };
        if (!fits) {
            throw new Refusal("organization.appointment.place." + role.name(), unit.name());
        }
        return new Duty(role, unit.id());
    }
}
