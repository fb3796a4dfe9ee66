package org.meguri.organization;

import java.util.Set;

/**
 * The person who acts now, with the duties of this day. Controllers take it as an argument; use cases take it from them.
 *
 * @param unitName the name of the unit of the first duty, as shown in the page's head
 */
public record SignedIn(OfficerId id, String login, String name, String unitName, Set<Duty> duties) {

    public boolean has(Role role) {
        return duties.stream().anyMatch(duty -> duty.role() == role);
    }

    /** Whether the person works in the town hall; a member of the committee comes from outside. */
    public boolean official() {
        return duties.stream().anyMatch(duty -> duty.role() != Role.COMMITTEE_MEMBER);
    }

    public boolean has(Role role, UnitId unit) {
        return duties.contains(new Duty(role, unit));
    }
}
